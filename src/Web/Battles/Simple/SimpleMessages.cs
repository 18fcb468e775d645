using System.Text.Json.Serialization;

namespace Arena.Web.Battles.Simple;

// The two calls that older clients know: one waits for both answers, the other votes. Names as those clients have them.

/// <summary>Body of POST /api/arena/battle.</summary>
public sealed record SimpleBattleRequest(string? Message, string? Language);

/// <summary>Both answers.</summary>
public sealed record SimpleBattle(
    [property: JsonPropertyName("battle_id")] string BattleId,
    [property: JsonPropertyName("response_a")] string ResponseA,
    [property: JsonPropertyName("response_b")] string ResponseB);

/// <summary>Body of POST /api/arena/vote.</summary>
public sealed record SimpleVoteRequest([property: JsonPropertyName("battle_id")] string? BattleId, Preference? Preference);

/// <summary>What those clients can say of a battle.</summary>
public enum Preference
{
    Left,
    Right,
    Tie,
    Bad,
}

/// <summary>Who was who.</summary>
public sealed record SimpleReveal(
    Preference Winner,
    [property: JsonPropertyName("model_a")] string ModelA,
    [property: JsonPropertyName("model_b")] string ModelB);
