using Arena.Contracts.Battles;
using Arena.Contracts.Models;
using Arena.Contracts.Ratings.Analytics;
using Arena.Contracts.Voters;
using Arena.Grains.Catalogue;
using Arena.Grains.Ratings.Analytics;
using Arena.Grains.Storage;
using Arena.Inference;

namespace Arena.Grains.Tests.Ratings.Analytics;

/// <summary>A small log written by hand. Contestants a1 and a2 are of family A, b1 of B, c1 of C; the languages are sv and en, in this order.</summary>
internal sealed class SampleLog
{
    public static readonly AnalyticsQuery Everything = new(null, null);

    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private int _votes;

    public AnalyticsTable Table { get; } = new(Catalogue());

    /// <summary>Adds votes.</summary>
    /// <param name="left">On the left.</param>
    /// <param name="right">On the right.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="voter">Who; a new voter where empty.</param>
    /// <param name="language">In which language.</param>
    /// <param name="day">Days after Monday, 2 March 2026.</param>
    /// <param name="topic">Topic.</param>
    /// <param name="source">Where it was cast.</param>
    /// <param name="times">How many.</param>
    public SampleLog Vote(
        string left, string right, Verdict verdict, string voter = "", string language = "en", int day = 0, string topic = "other", string source = "own", int times = 1)
    {
        for (var i = 0; i < times; i++)
        {
            var number = ++_votes;
            Table.Add(LoggedVotes.Of([new VoteRow(number, new VoteDraft(
                new BattleId($"battle-{number}"), 1, 0, 0, new ContestantId(left), new ContestantId(right), verdict, language, topic, 1, "{}", 10, 10, "",
                source, new VoterId(voter.Length > 0 ? voter : $"voter-{number}"), Monday.AddDays(day), $"key-{number}"), "")]));
        }

        return this;
    }

    public SampleLog Exclude(long entry, long sequence, string? reason = "manual")
    {
        Table.Change(entry, new Exclusion(sequence, reason, "operator", Monday));
        return this;
    }

    public AnalyticsVotes Votes() => Table.Copy();

    private static ArenaCatalogue Catalogue() => new(
        [new ArenaLanguage("sv", "Swedish", "Svenska"), new ArenaLanguage("en", "English", "English")],
        [Contestant("a1", "A"), Contestant("a2", "A"), Contestant("b1", "B"), Contestant("c1", "C")],
        [],
        new Dictionary<string, System.Collections.Immutable.ImmutableArray<Contracts.Research.StarterPrompt>>());

    private static Contestant Contestant(string id, string family) => new(
        new ContestantId(id), id, $"Name of {id}", family, $"Variant {id}", "1B", "q8_0", "MIT", ["sv", "en"],
        new ModelSpec(id, EngineKind.LlamaCpp, "/m.gguf", null, null, default!, 512),
        new AnswerParameters(16, 0, 1, 0, 0, 1, 0));
}
