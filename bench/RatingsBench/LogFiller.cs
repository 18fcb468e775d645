using System.Globalization;
using Arena.Contracts.Battles;
using Arena.Contracts.Models;
using Arena.Contracts.Voters;
using Arena.Grains.Storage;
using Arena.Ratings.Numerics;
using Arena.Ratings.Votes;

namespace Arena.RatingsBench;

/// <summary>Votes for the log as an arena would have them: 14 languages, 15 topics, 20,000 voters, rows of the usual size.</summary>
internal sealed class LogFiller(int votes)
{
    private const string Side = """{"maxTokens":1024,"temperature":0.7,"topP":0.95,"topK":40,"minP":0.05,"repeatPenalty":1.1}""";
    private static readonly string[] Languages = ["en", "is", "sv", "da", "nb", "fi", "de", "nl", "es", "it", "pt", "ro", "ca", "eu"];
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Appends them through the store, many at a time.</summary>
    public async Task FillAsync(IVoteLog log)
    {
        var source = SyntheticVotes.Create(votes, BenchSettings.Contestants, 1);
        var random = new SeededRandom(3);
        foreach (var batch in Enumerable.Range(0, votes).Chunk(2048))
        {
            await log.AppendManyAsync([.. batch.Select(i => Draft(i, source[i], random))], CancellationToken.None);
        }
    }

    private static VoteDraft Draft(int number, Vote vote, SeededRandom random)
    {
        var language = Languages[(int)(Languages.Length * Math.Pow(random.NextDouble(), 2))];
        return new VoteDraft(
            new BattleId(string.Create(CultureInfo.InvariantCulture, $"01BENCH{number:D19}")),
            Turn: 1,
            LeftAttempt: 0,
            RightAttempt: 0,
            Contestant(vote.Left),
            Contestant(vote.Right),
            vote.Outcome switch { Outcome.Left => Verdict.Left, Outcome.Right => Verdict.Right, Outcome.Tie => Verdict.Tie, _ => Verdict.BothBad },
            language,
            string.Create(CultureInfo.InvariantCulture, $"topic-{random.Next(15)}"),
            2.0 / (BenchSettings.Contestants * (BenchSettings.Contestants - 1)),
            $$"""{"seed":{{random.Next(int.MaxValue)}},"firstShown":"left","left":{{Side}},"right":{{Side}}}""",
            LeftLength: 200 + random.Next(2000),
            RightLength: 200 + random.Next(2000),
            Flags: "",
            Source: "own",
            new VoterId(string.Create(CultureInfo.InvariantCulture, $"{random.Next(20_000):x20}")),
            Start.AddSeconds(number * 7L),
            string.Create(CultureInfo.InvariantCulture, $"{number:x32}"));
    }

    private static ContestantId Contestant(int number) => new(string.Create(CultureInfo.InvariantCulture, $"bench-model-{number:D3}-0a1b2c3d"));
}
