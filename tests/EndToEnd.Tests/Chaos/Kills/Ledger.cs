using System.Collections.Concurrent;
using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.Chaos.Kills;

/// <summary>What the voters were told. The arena must stand by it after every kill.</summary>
public sealed class Ledger
{
    private readonly ConcurrentDictionary<AnswerKey, (string Text, bool Ended)> _texts = new();

    /// <summary>Every battle that was created, and who owns it.</summary>
    public ConcurrentDictionary<string, VoterClient> Battles { get; } = new();

    /// <summary>Every vote that was sent, by battle.</summary>
    public ConcurrentDictionary<string, SentVote> Votes { get; } = new();

    public int Attempts => _texts.Count;

    /// <summary>Notes the text of an attempt. An attempt has one text for ever: what was seen of it before must be how it begins.</summary>
    public void See(AnswerKey key, string text, bool ended)
    {
        (string Text, bool Ended) known = _texts.GetValueOrDefault(key, ("", false));
        var agrees = (known.Ended, ended) switch
        {
            (true, true) => text == known.Text,
            (true, false) => known.Text.StartsWith(text, StringComparison.Ordinal),
            (false, true) => text.StartsWith(known.Text, StringComparison.Ordinal),
            _ => text.StartsWith(known.Text, StringComparison.Ordinal) || known.Text.StartsWith(text, StringComparison.Ordinal),
        };
        agrees.ShouldBeTrue($"{key} was '{known.Text}' ({(known.Ended ? "ended" : "running")}) and is '{text}' ({(ended ? "ended" : "running")})");
        if (ended || text.Length > known.Text.Length)
        {
            _texts[key] = (text, ended || known.Ended);
        }
    }

    public void See(BattleMessage battle)
    {
        ArgumentNullException.ThrowIfNull(battle);
        foreach (var turn in battle.Turns)
        {
            foreach (var side in new[] { "left", "right" })
            {
                var answer = turn[side];
                if (answer.Status != "failed")
                {
                    See(new AnswerKey(battle.Battle, turn.Turn, side, answer.Attempt), answer.Text, answer.HasEnded);
                }
            }
        }
    }
}
