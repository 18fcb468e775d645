namespace Arena.EndToEnd.Tests.Chaos.Kills;

/// <summary>How far a voter is with a battle. What was sent and not answered is sent again with the same key.</summary>
public sealed class PlayedBattle(string key, string prompt)
{
    private readonly Dictionary<(int Turn, string Side), (int Attempt, string Text)> _answers = [];

    public string Key { get; } = key;

    public string Prompt { get; } = prompt;

    /// <summary>Its id, once it was created.</summary>
    public string? Id { get; set; }

    /// <summary>A turn that was sent and not confirmed.</summary>
    public (string Key, string Prompt)? UnansweredTurn { get; set; }

    public string? LastEventId { get; set; }

    /// <summary>The turn that can be voted on; 0 while none can.</summary>
    public int VotableTurn { get; set; }

    public int Turns { get; set; } = 1;

    /// <summary>Takes text that follows what came of an attempt, or starts another attempt.</summary>
    /// <returns>All of the attempt's text so far.</returns>
    public string Append(int turn, string side, int attempt, string text, bool begins)
    {
        var known = _answers.GetValueOrDefault((turn, side), (attempt, ""));
        var all = begins || known.Item1 != attempt ? text : known.Item2 + text;
        _answers[(turn, side)] = (attempt, all);
        return all;
    }
}
