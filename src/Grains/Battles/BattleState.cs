using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Arena.Contracts.Battles;

namespace Arena.Grains.Battles;

/// <summary>
/// What a battle persists: under 4 kB for 50 turns, so names are short and texts are elsewhere.
/// The empty state is a battle that was never opened.
/// </summary>
internal sealed record BattleState
{
    [JsonPropertyName("v")]
    public string Voter { get; init; } = "";

    [JsonPropertyName("g")]
    public string Language { get; init; } = "";

    [JsonPropertyName("o")]
    public string Topic { get; init; } = "";

    [JsonPropertyName("l")]
    public string Left { get; init; } = "";

    [JsonPropertyName("r")]
    public string Right { get; init; } = "";

    [JsonPropertyName("p")]
    public double Probability { get; init; }

    [JsonPropertyName("s")]
    public uint Seed { get; init; }

    [JsonPropertyName("f")]
    public Side FirstShown { get; init; }

    /// <summary>The first turn's answers are from the answer bank; its vote says so and is on no default board.</summary>
    [JsonPropertyName("b")]
    public bool FromBank { get; init; }

    /// <summary>Devices of the last turn ("node/device"); empty where not placed.</summary>
    [JsonPropertyName("dl")]
    public string LeftDevice { get; init; } = "";

    [JsonPropertyName("dr")]
    public string RightDevice { get; init; } = "";

    [JsonPropertyName("t")]
    public ImmutableArray<TurnState> Turns { get; init; } = [];

    /// <summary>0-based first turn that the last turn's answers see.</summary>
    [JsonPropertyName("h")]
    public int FirstTurn { get; init; }

    /// <summary>Room left after the last turn that ended.</summary>
    [JsonPropertyName("c")]
    public ContextBudget Budget { get; init; }

    [JsonPropertyName("w")]
    public VoteState? Vote { get; init; }

    [JsonIgnore]
    public bool IsOpen => Voter.Length > 0;

    [JsonIgnore]
    public bool IsRunning => !Turns.IsEmpty && (Turns[^1].Left.IsRunning || Turns[^1].Right.IsRunning);

    /// <summary>The last turn whose two answers are usable, while nothing runs and before the vote; 0 where there is none.</summary>
    [JsonIgnore]
    public int VotableTurn => Vote is not null || IsRunning ? 0 : LastUsableTurn();

    private int LastUsableTurn()
    {
        var turn = Turns.Length;
        while (turn > 0 && !(Turns[turn - 1].Left.IsUsable && Turns[turn - 1].Right.IsUsable))
        {
            turn--;
        }

        return turn;
    }
}
