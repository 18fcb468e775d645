using System.Text.Json.Nodes;
using Arena.Contracts.Battles;
using Arena.Contracts.Matchmaking;
using Arena.Contracts.Models;
using Arena.Grains.Catalogue;
using Arena.Grains.Storage;
using Arena.Grains.Tests.Hosting;
using Arena.Grains.Tests.Storage;
using Arena.Ratings.Fits;
using Arena.Ratings.Pairing;
using Arena.Ratings.Votes;
using MathNet.Numerics.Distributions;
using Microsoft.Extensions.DependencyInjection;
using Pairing = Arena.Contracts.Matchmaking.Pairing;

namespace Arena.Grains.Tests.Matchmaking;

/// <summary>Draws of a whole node whose vote log holds what the test put there.</summary>
public sealed class MatchmakerTests
{
    private static readonly string[] Slugs = ["alpha", "beta", "gamma", "delta"];
    private static readonly TestCatalogue Four = new() { Contestants = Slugs };

    // Delta is new, and alpha met beta often.
    private static readonly (string One, string Other, int Each)[] Uneven = [("alpha", "beta", 120), ("alpha", "gamma", 25), ("beta", "gamma", 30)];

    [Fact]
    public async Task Draws_follow_what_a_vote_would_tell_the_board_and_report_their_exact_probability()
    {
        await using var arena = await ArenaHost.StartAsync(new ArenaSetup { Catalogue = Four });
        await FillAsync(arena, Uneven);
        var expected = Expected(Uneven);
        var known = await KnownAsync(arena);

        const int Draws = 3000;
        var seen = new Dictionary<(string, string), int>();
        for (var draw = 0; draw < Draws; draw++)
        {
            var pairing = await DrawAsync(arena);
            var pair = Pair(arena, pairing);
            pairing.Probability.ShouldBe(expected[pair], 1e-9);
            seen[pair] = seen.GetValueOrDefault(pair) + 1;
        }

        known.Probability.ShouldBe(expected[Pair(arena, known)], 1e-9);
        expected.Values.Sum().ShouldBe(1, 1e-12);

        // The newcomer first, then the rarely seen.
        expected.Where(pair => pair.Key.Item1 == "delta" || pair.Key.Item2 == "delta").Sum(pair => pair.Value).ShouldBeGreaterThan(.85);
        expected[("alpha", "beta")].ShouldBeLessThan(.03);
        var chi = expected.Sum(pair => Math.Pow(seen.GetValueOrDefault(pair.Key) - (Draws * pair.Value), 2) / (Draws * pair.Value));
        chi.ShouldBeLessThan(ChiSquared.InvCDF(5, 1 - 1e-6));
    }

    [Fact]
    public async Task Sides_are_a_fair_coin_whoever_meets()
    {
        await using var arena = await ArenaHost.StartAsync(new ArenaSetup { Catalogue = Four });
        const int Draws = 2000;
        var first = 0;
        for (var draw = 0; draw < Draws; draw++)
        {
            var pairing = await DrawAsync(arena);
            first += Place(pairing.Left) < Place(pairing.Right) ? 1 : 0;
        }

        // Five standard deviations.
        first.ShouldBeInRange((Draws / 2) - 112, (Draws / 2) + 112);

        int Place(ContestantId id) => Array.FindIndex(Slugs, slug => id.Value.StartsWith(slug + "-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_draw_waits_for_no_rating()
    {
        var reads = new StalledReads();
        await using var arena = await ArenaHost.StartAsync(new ArenaSetup { Catalogue = Four, Services = reads.Decorate });
        try
        {
            (await DrawAsync(arena)).Probability.ShouldBe(1.0 / 6, 1e-12);
            await reads.Begun;
            (await DrawAsync(arena)).Probability.ShouldBe(1.0 / 6, 1e-12);
        }
        finally
        {
            reads.Release();
        }
    }

    [Fact]
    public async Task The_vote_carries_the_probability_of_its_draw()
    {
        await using var arena = await ArenaHost.StartAsync(new ArenaSetup { Catalogue = Four });
        await FillAsync(arena, Uneven);
        var expected = Expected(Uneven);
        await KnownAsync(arena);
        await using var battle = await arena.NewVoter().StartAsync();
        await battle.AnswerBothAsync();

        (await battle.VoteAsync(Verdict.Left)).Value.ShouldNotBeNull();

        var row = (await arena.Services.GetRequiredService<IVoteLog>().FindAsync(battle.Id, CancellationToken.None)).ShouldNotBeNull();
        row.Vote.Probability.ShouldBe(expected[Pair(arena, row.Vote.Left, row.Vote.Right)], 1e-9);
    }

    [Fact]
    public async Task Pools_and_the_reference_bound_what_is_drawn_and_its_probability()
    {
        var rules = new JsonArray(new JsonObject
        {
            ["language"] = "en",
            ["reference"] = "alpha",
            ["groups"] = new JsonArray(new JsonArray("alpha", "beta")),
        });
        await using var arena = await ArenaHost.StartAsync(new ArenaSetup { Catalogue = Four with { Matchups = rules } });
        await FillAsync(arena, ("alpha", "gamma", 200));
        var known = await KnownAsync(arena, alike: .5);

        // Only alpha-gamma and alpha-delta may meet; delta has no votes.
        for (var draw = 0; draw < 200; draw++)
        {
            var pairing = await DrawAsync(arena);
            var pair = Pair(arena, pairing);
            pair.ShouldBeOneOf(("alpha", "gamma"), ("alpha", "delta"));
            pairing.Probability.ShouldBe(Pair(arena, known) == pair ? known.Probability : 1 - known.Probability, 1e-12);
        }

        (Pair(arena, known) == ("alpha", "delta") ? known.Probability : 1 - known.Probability).ShouldBeGreaterThan(.9);
    }

    private static async Task FillAsync(ArenaHost arena, params (string One, string Other, int Each)[] pairs)
    {
        var log = arena.Services.GetRequiredService<IVoteLog>();
        var votes = Votes(pairs).Select((vote, index) =>
            Sample.Vote(index, vote.Verdict) with { Left = Id(arena, vote.Left), Right = Id(arena, vote.Right), Language = "en", Flags = "" });
        await log.AppendManyAsync([.. votes], CancellationToken.None);
    }

    /// <summary>By the library, from the votes that <see cref="FillAsync"/> writes.</summary>
    private static Dictionary<(string, string), double> Expected((string One, string Other, int Each)[] pairs)
    {
        var counts = new VoteCounts(Slugs.Length);
        foreach (var (left, right, verdict) in Votes(pairs))
        {
            var outcome = verdict switch { Verdict.Left => Outcome.Left, Verdict.Right => Outcome.Right, _ => Outcome.Tie };
            counts.Add(new Vote(Array.IndexOf(Slugs, left), Array.IndexOf(Slugs, right), outcome));
        }

        var odds = InformationGain.Probabilities(PairwiseFitter.Fit(counts), [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]);
        return odds.ToDictionary(pair => (Slugs[pair.A], Slugs[pair.B]), pair => pair.Probability);
    }

    /// <summary>Each pair as often on either side, wins and losses alike, five ties.</summary>
    private static IEnumerable<(string Left, string Right, Verdict Verdict)> Votes((string One, string Other, int Each)[] pairs) =>
        from pair in pairs
        from vote in Enumerable.Range(0, 2 * pair.Each)
        let verdict = vote < pair.Each ? Verdict.Left : vote < (2 * pair.Each) - 5 ? Verdict.Right : Verdict.Tie
        select vote % 2 == 0 ? (pair.One, pair.Other, verdict) : (pair.Other, pair.One, verdict);

    /// <summary>Draws until the weights of the board have come.</summary>
    private static async Task<Pairing> KnownAsync(ArenaHost arena, double alike = 1.0 / 6)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
        while (true)
        {
            var pairing = await DrawAsync(arena);
            if (Math.Abs(pairing.Probability - alike) > 1e-9)
            {
                return pairing;
            }

            patience.IsCancellationRequested.ShouldBeFalse("Waited 60 s for draws that know the board.");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }

    private static async Task<Pairing> DrawAsync(ArenaHost arena) =>
        (await arena.Grains.GetGrain<IMatchmakerGrain>("en").DrawAsync(20)).Value ?? throw new InvalidOperationException("No pair.");

    private static (string, string) Pair(ArenaHost arena, Pairing pairing) => Pair(arena, pairing.Left, pairing.Right);

    private static (string, string) Pair(ArenaHost arena, ContestantId one, ContestantId other)
    {
        var catalogue = arena.Services.GetRequiredService<ArenaCatalogue>();
        var slugs = new[] { catalogue.Find(one)!.Slug, catalogue.Find(other)!.Slug }.OrderBy(slug => Array.IndexOf(Slugs, slug)).ToArray();
        return (slugs[0], slugs[1]);
    }

    private static ContestantId Id(ArenaHost arena, string slug) =>
        arena.Services.GetRequiredService<ArenaCatalogue>().Contestants.Single(contestant => contestant.Slug == slug).Id;
}
