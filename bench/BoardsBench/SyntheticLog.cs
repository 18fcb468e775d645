using System.Globalization;
using Arena.Contracts.Battles;
using Arena.Contracts.Models;
using Arena.Contracts.Voters;
using Arena.Grains.Storage;
using Arena.Ratings.Numerics;

namespace Arena.BoardsBench;

/// <summary>A log of votes by Davidson's model: languages and topics of very different sizes, voters who come back.</summary>
internal sealed class SyntheticLog(int contestants, int languages, int topics, int voters)
{
    private readonly SeededRandom _random = new(7);
    private readonly string[] _contestants = Names("contestant", contestants);
    private readonly string[] _languages = Names("l", languages);
    private readonly string[] _topics = Names("topic", topics);
    private readonly string[] _voters = Names("voter", voters);
    private long _sequence;

    /// <summary>All languages and topics.</summary>
    public IReadOnlyList<(string? Language, string? Topic)> Slices =>
    [
        (null, null),
        .. _languages.Select(language => ((string?)language, (string?)null)),
        .. _topics.Select(topic => ((string?)null, (string?)topic)),
        .. _languages.SelectMany(language => _topics.Select(topic => ((string?)language, (string?)topic))),
    ];

    public LoggedVotes Next() => LoggedVotes.Of([new VoteRow(_sequence + 1, NextDraft(), "")]);

    public VoteDraft NextDraft()
    {
        var left = _random.Next(_contestants.Length);
        var right = (left + 1 + _random.Next(_contestants.Length - 1)) % _contestants.Length;
        var x = 0.01 * (left - right);
        var (win, loss) = (Math.Exp(x / 2), Math.Exp(-x / 2));
        var u = _random.NextDouble() * (win + loss + 0.6);
        var verdict = u < win ? Verdict.Left : u < win + loss ? Verdict.Right : Verdict.Tie;
        return new VoteDraft(
            new BattleId("01BENCH" + (++_sequence).ToString("D12", CultureInfo.InvariantCulture)),
            1,
            0,
            0,
            new ContestantId(_contestants[left]),
            new ContestantId(_contestants[right]),
            verdict,
            Skewed(_languages),
            Skewed(_topics),
            0.001,
            "{}",
            100 + _random.Next(2000),
            100 + _random.Next(2000),
            "",
            "own",
            new VoterId(Skewed(_voters)),
            DateTimeOffset.FromUnixTimeMilliseconds(1_770_000_000_000 + (_sequence * 60_000)),
            "key");
    }

    private static string[] Names(string kind, int count) => [.. Enumerable.Range(0, count).Select(i => $"{kind}-{i}")];

    /// <summary>The square of a uniform number: half of the votes go to a quarter of the entries.</summary>
    private string Skewed(string[] from) => from[(int)(Math.Pow(_random.NextDouble(), 2) * from.Length)];
}
