using Arena.Contracts.Battles;
using Arena.Contracts.Ratings;
using Arena.Contracts.Voters;
using Arena.Grains.Tests.Hosting;
using Arena.Support;

namespace Arena.Grains.Tests.Ratings;

public sealed class IntegrityTests
{
    [Fact]
    public async Task An_arena_without_votes_has_a_report_with_nothing_in_it()
    {
        await using var arena = await StartAsync();

        var report = await arena.IntegrityAsync();

        report.ShouldNotBeNull();
        (report.Votes, report.Flags.Length, report.Concentration.Voters, report.Neighbours.Length).ShouldBe((0, 0, 0, 0));
        report.Ties.ShouldBeNull();
    }

    [Fact]
    public async Task Who_does_not_judge_is_flagged_and_who_does_is_not()
    {
        await using var arena = await StartAsync();
        await arena.CastAsync(Enumerable.Range(0, 1500).Select(_ => arena.Ballots.Next(5, voters: 30)));
        await arena.CastAsync(Enumerable.Range(0, 60).Select(_ => arena.Ballots.Next(5) with { Voter = new VoterId("lefty"), Verdict = Verdict.Left }));
        await arena.CastAsync(Enumerable.Range(0, 60).Select(i => Promoted(arena, i)));

        var report = (await arena.IntegrityAsync())!;

        report.Flags.Select(flag => (flag.Voter, flag.Kind, flag.Contestant, flag.Votes)).ShouldBe(
            [("fan", "for", "m0", 60), ("lefty", "always_left", null, 60)], ignoreOrder: true);
        report.Flags.ShouldAllBe(flag => flag.CrossedAt < 60 && flag.LogE > 10);
        report.VoteCutoff.ShouldBe(1620);
        report.Concentration.Voters.ShouldBe(32);
        report.Neighbours.Length.ShouldBe(4);
        report.Neighbours.ShouldAllBe(pair => pair.Difference >= 0 && pair.Settled == (pair.VotesNeeded == 0) && pair.VotesToFlip > 0);
        report.Ranks.Select(rank => rank.Rank).ShouldBe([1, 2, 3, 4, 5]);
        report.Ranks.ShouldAllBe(rank => rank.Best <= rank.Rank && rank.Worst >= rank.Rank);
        var ties = report.Ties!;
        ties.LargestMove.ShouldBeGreaterThan(0);
        ties.Preferred.ShouldBe((ties.RaoKupper - ties.Davidson) switch { >= 2 => "davidson", <= -2 => "rao-kupper", _ => null });
    }

    [Fact]
    public async Task A_flag_takes_no_vote_away_and_an_exclusion_ends_it()
    {
        await using var arena = await StartAsync();
        await arena.CastAsync(Enumerable.Range(0, 600).Select(_ => arena.Ballots.Next(4)));
        await arena.CastAsync(Enumerable.Range(0, 40).Select(_ => arena.Ballots.Next(4) with { Voter = new VoterId("lefty"), Verdict = Verdict.Left }));
        (await arena.IntegrityAsync())!.Flags.ShouldHaveSingleItem().Voter.ShouldBe("lefty");
        (await arena.BoardAsync()).Votes.ShouldBe(640);

        foreach (var sequence in Enumerable.Range(601, 40))
        {
            await arena.ExcludeAsync(sequence, LedgerReason.FraudFlag);
        }

        var report = (await arena.IntegrityAsync())!;
        report.Flags.ShouldBeEmpty();
        report.Votes.ShouldBe(600);
        (await arena.LedgerAsync()).Out["fraud_flag"].ShouldBe(40);
    }

    [Fact]
    public async Task The_left_seat_s_advantage_is_found()
    {
        await using var arena = await StartAsync();
        await arena.CastAsync(Enumerable.Range(0, 800).Select(i => arena.Ballots.Next(4, voters: 100) is var vote && i % 4 == 0 ? vote with { Verdict = Verdict.Left } : vote));

        var seat = (await arena.IntegrityAsync())!.Seats.ShouldHaveSingleItem();

        seat.Points.ShouldBeGreaterThan(20);
        seat.PValue.ShouldBeLessThan(1e-3);
        seat.Z.ShouldBe(seat.Points / seat.Se, 1e-9);
    }

    [Fact]
    public async Task A_language_has_a_report_of_its_own()
    {
        await using var arena = await StartAsync();
        await arena.CastAsync(Enumerable.Range(0, 50).Select(_ => arena.Ballots.Next(3)));
        await arena.CastAsync(Enumerable.Range(0, 20).Select(_ => arena.Ballots.Next(3, language: "et")));

        (await arena.IntegrityAsync("et"))!.Votes.ShouldBe(20);
        (await arena.IntegrityAsync())!.Votes.ShouldBe(70);
    }

    /// <summary>On a clock that stands still a question waits for its report however long that takes.</summary>
    private static Task<RatingArena> StartAsync() => RatingArena.StartAsync(new ArenaSetup { Clock = new ManualTimeProvider(Ballots.Start) });

    /// <summary>A fan of the worst contestant.</summary>
    private static Grains.Storage.VoteDraft Promoted(RatingArena arena, int number) =>
        arena.Ballots.Vote(number % 2 == 0 ? "m0" : $"m{1 + (number % 4)}", number % 2 == 0 ? $"m{1 + (number % 4)}" : "m0", number % 2 == 0 ? Verdict.Left : Verdict.Right, "fan");
}
