using System.Globalization;
using Arena.Contracts.Battles;
using Arena.Contracts.Models;
using Arena.Contracts.Voters;
using Arena.Grains.Storage;
using Arena.Ratings.Numerics;

namespace Arena.Grains.Tests.Ratings;

/// <summary>Votes for a log, without the battles they came from. Seeded: the same calls give the same votes.</summary>
internal sealed class Ballots(ulong seed = 1)
{
    private readonly SeededRandom _random = new(seed);
    private int _battles;

    public static readonly DateTimeOffset Start = new(2026, 2, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A vote between two contestants.</summary>
    public VoteDraft Vote(string left, string right, Verdict verdict, string voter = "anna", string language = "en", string topic = "science") => new(
        new BattleId("01BALLOT" + (++_battles).ToString("D8", CultureInfo.InvariantCulture)),
        Turn: 1,
        LeftAttempt: 0,
        RightAttempt: 0,
        new ContestantId(left),
        new ContestantId(right),
        verdict,
        language,
        topic,
        0.5,
        "{}",
        LeftLength: 400,
        RightLength: 400,
        "",
        "own",
        new VoterId(voter),
        Start.AddMinutes(_battles),
        "key-" + _battles.ToString(CultureInfo.InvariantCulture));

    /// <summary>A vote by Davidson's model: contestants are "m0" (the worst), "m1", ..., a step of log-odds apart.</summary>
    /// <param name="contestants">How many.</param>
    /// <param name="voters">How many voters take turns at random.</param>
    /// <param name="step">Distance of neighbours.</param>
    /// <param name="language">Of the conversation.</param>
    /// <param name="styleEffect">Log-odds that an answer gains by a list of ten against one.</param>
    public VoteDraft Next(int contestants, int voters = 20, double step = 0.4, string language = "en", double styleEffect = 0)
    {
        var left = _random.Next(contestants);
        var right = (left + 1 + _random.Next(contestants - 1)) % contestants;
        var style = new VoteStyle(Style(), Style());
        double share = (double)(style.Left.Lists - style.Right.Lists) / (style.Left.Lists + style.Right.Lists);
        var x = ((left - right) * step) + (styleEffect * share);
        var (win, loss) = (Math.Exp(x / 2), Math.Exp(-x / 2));
        var u = _random.NextDouble() * (win + loss + 0.6);
        var verdict = u < win ? Verdict.Left : u < win + loss ? Verdict.Right : u < win + loss + 0.45 ? Verdict.Tie : Verdict.BothBad;
        var topic = _random.Next(2) == 0 ? "science" : "other";
        return Vote($"m{left}", $"m{right}", verdict, $"voter-{_random.Next(voters)}", language, topic) with
        {
            LeftLength = 200 + _random.Next(800),
            RightLength = 200 + _random.Next(800),
            Style = style,
        };
    }

    private AnswerStyle Style() => new(100 + _random.Next(200), _random.Next(3), 1 + _random.Next(10), _random.Next(5), _random.Next(2));
}
