using Arena.Ratings.Boards;
using Arena.Ratings.Elo;
using Arena.Ratings.Fits;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Tests.Fits;

public sealed class DegenerateDataTests
{
    public static TheoryData<FitOptions> AllModels() =>
    [
        FitOptions.Davidson, FitOptions.Davidson with { Seat = false },
        FitOptions.BradleyTerry, FitOptions.BradleyTerry with { Seat = true },
    ];

    [Theory]
    [MemberData(nameof(AllModels))]
    public void No_votes_give_an_empty_board(FitOptions options)
    {
        var board = BoardBuilder.Build(new VoteCounts(5), new BoardOptions { Fit = options });

        board.Rows.ShouldBeEmpty();
        board.Components.ShouldBeEmpty();
        board.Votes.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(AllModels))]
    public void One_vote_gives_a_provisional_order_and_claims_nothing(FitOptions options)
    {
        var board = BoardBuilder.Build(VoteCounts.FromVotes([new(0, 1, Outcome.Left)]), new BoardOptions { Fit = options });

        board.Rows.Select(row => row.Contestant).ShouldBe([0, 1]);
        board.Rows.ShouldAllBe(row => row.Status == RowStatus.Provisional && row.RankLow == 1 && row.RankHigh == 2);
        board.Rows.ShouldAllBe(row => row.Se > 100 && row.Se < 210);
        (board.Rows[0].Rating - board.Rows[1].Rating).ShouldBeInRange(50, 250);
    }

    [Theory]
    [MemberData(nameof(AllModels))]
    public void Only_ties_make_everybody_equal(FitOptions options)
    {
        var counts = new VoteCounts();
        counts.Add(new Vote(0, 1, Outcome.Tie), 500);
        counts.Add(new Vote(1, 2, Outcome.BothBad), 500);
        var board = BoardBuilder.Build(counts, new BoardOptions { Fit = options });

        board.Rows.ShouldAllBe(row => row.Rating == 1000 && row.Rank == 1 && row.Se > 1);
        board.Rows.Select(row => row.Ties).ShouldBe([500, 500, 0]);
        board.Rows.Select(row => row.BothBad).ShouldBe([0, 500, 500]);
        board.Rows.ShouldAllBe(row => row.Status == RowStatus.Provisional);
    }

    [Theory]
    [MemberData(nameof(AllModels))]
    public void Only_wins_stay_finite_and_provisional(FitOptions options)
    {
        var counts = Golden.Table((0, 1, 300, 0), (0, 2, 300, 0), (1, 2, 300, 0));
        var board = BoardBuilder.Build(counts, new BoardOptions { Fit = options });

        board.Rows.Select(row => row.Contestant).ShouldBe([0, 1, 2]);
        board.Rows.ShouldAllBe(row => double.IsFinite(row.Rating) && double.IsFinite(row.Se) && row.Status == RowStatus.Provisional);
        board.Components.Single().StronglyConnected.ShouldBeFalse();
        board.Components.Single().Penalised.ShouldBe(3);
    }

    [Fact]
    public void A_newcomer_that_lost_everything_is_penalised_alone()
    {
        var votes = new Simulate([.3, 0, -.3], 1, 0, 4).Votes(3000);
        var counts = VoteCounts.FromVotes(votes);
        var before = PairwiseFitter.Fit(counts);
        counts.Add(new Vote(3, 0, Outcome.Right), 4);
        var after = PairwiseFitter.Fit(counts).Components.Single();

        after.Penalised.ShouldBe([false, false, false, true]);
        after.StronglyConnected.ShouldBeFalse();
        after.Theta[3].ShouldBeInRange(-3, -.5);
        var moved = after.Theta[0] - after.Theta[1] - (before.Theta(0) - before.Theta(1));
        moved.ShouldBe(0, .01);
    }

    [Fact]
    public void An_unbeaten_veteran_is_held_whether_or_not_a_newcomer_is_on_the_board()
    {
        var counts = VoteCounts.FromVotes(new Simulate(Simulate.Spread(18, .6, 1), .8, .1, 2).Votes(6000));
        counts.Add(new Vote(18, 0, Outcome.Left), 150);
        counts.Add(new Vote(1, 18, Outcome.Right), 150);
        var without = PairwiseFitter.Fit(counts).Components.Single();
        counts.Add(new Vote(19, 2, Outcome.Left));
        counts.Add(new Vote(3, 19, Outcome.Left));
        var with = PairwiseFitter.Fit(counts).Components.Single();

        without.Penalised.ShouldBe([.. Enumerable.Repeat(false, 18), true], "those who beat each other need no prior");
        with.Penalised.ShouldBe([.. Enumerable.Repeat(false, 18), true, true]);
        for (var i = 0; i < 19; i++)
        {
            EloScale.ToPoints(with.Theta[i] - without.Theta[i]).ShouldBeInRange(-10, 10);
        }
    }

    [Fact]
    public void Where_no_part_holds_the_majority_everybody_is_held()
    {
        // Two pairs of equals, one above the other, and one contestant below all.
        var counts = Golden.Table((0, 1, 100, 100), (2, 3, 100, 100), (0, 2, 100, 0), (1, 3, 100, 0), (2, 4, 100, 0));

        PairwiseFitter.Fit(counts).Components.Single().Penalised.ShouldAllBe(penalised => penalised);
    }

    [Fact]
    public void The_first_revision_still_counts_a_lone_runaway_as_held_by_the_newcomers()
    {
        var counts = Golden.Table((0, 1, 300, 300), (2, 0, 300, 0), (3, 1, 1, 1));

        PairwiseFitter.Fit(counts, new FitOptions { Revision = 1 }).Components.Single().Penalised.ShouldBe([false, false, false, true]);
        PairwiseFitter.Fit(counts).Components.Single().Penalised.ShouldBe([false, false, true, true]);
        Should.Throw<ArgumentException>(() => PairwiseFitter.Fit(counts, new FitOptions { Revision = 0 }));
        Should.Throw<ArgumentException>(() => PairwiseFitter.Fit(counts, new FitOptions { Revision = FitOptions.NewestRevision + 1 }));
    }

    [Fact]
    public void A_side_that_always_wins_gets_a_penalised_seat_effect()
    {
        var counts = new VoteCounts();
        counts.Add(new Vote(0, 1, Outcome.Left), 200);
        counts.Add(new Vote(1, 0, Outcome.Left), 200);
        var fit = PairwiseFitter.Fit(counts).Components.Single();

        fit.SeatPenalised.ShouldBeTrue();
        fit.Seat.ShouldBeInRange(2, 10);
        fit.Theta[0].ShouldBe(0, 1e-9);
    }

    [Fact]
    public void A_contestant_that_kept_one_side_leaves_the_seat_effect_to_the_prior()
    {
        var counts = new VoteCounts();
        counts.Add(new Vote(0, 1, Outcome.Left), 120);
        counts.Add(new Vote(0, 1, Outcome.Right), 80);
        var fit = PairwiseFitter.Fit(counts, FitOptions.BradleyTerry with { Seat = true }).Components.Single();

        fit.SeatPenalised.ShouldBeTrue();
        double.IsFinite(fit.SeatSe).ShouldBeTrue();
        (fit.Theta[0] - fit.Theta[1] + fit.Seat).ShouldBe(Math.Log(1.5), 1e-9);
    }

    [Fact]
    public void Groups_that_never_met_get_boards_of_their_own()
    {
        var counts = Golden.Table((0, 1, 60, 40), (2, 3, 500, 300));
        var board = BoardBuilder.Build(counts);

        board.Components.Count.ShouldBe(2);
        board.Rows.Count(row => row.Rank == 1).ShouldBe(2);
        board.Rows.GroupBy(row => row.Component).ShouldAllBe(group => Math.Abs(group.Average(row => row.Rating) - 1000) < 1e-6);
        board.Rows.ShouldAllBe(row => row.RankHigh <= 2);
    }

    [Fact]
    public void A_hundred_thousand_contestants_with_few_votes_fit_in_little_memory()
    {
        var counts = new VoteCounts(100_000);
        for (var i = 0; i < 3000; i += 3)
        {
            counts.Add(new Vote(i, i + 1, Outcome.Left));
            counts.Add(new Vote(i + 99_000 - (i / 3 * 3) + (i % 997), i + 2, Outcome.Tie));
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var fit = PairwiseFitter.Fit(counts);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(200_000_000);
        fit.Components.ShouldNotBeEmpty();
        fit.Theta(50_000).ShouldBe(double.NaN);
        fit.ComponentOf(50_000).ShouldBe(-1);
    }

    [Fact]
    public void A_component_too_large_to_fit_is_refused_by_name()
    {
        var counts = new VoteCounts(100_000);
        for (var i = 1; i < 100_000; i++)
        {
            counts.Add(new Vote(i - 1, i, Outcome.Tie));
        }

        Should.Throw<ComponentTooLargeException>(() => PairwiseFitter.Fit(counts)).Members.ShouldBe(100_000);
    }

    [Fact]
    public void Contradicting_options_are_refused()
    {
        var counts = Golden.Wikipedia();

        Should.Throw<ArgumentException>(() => PairwiseFitter.Fit(counts, new FitOptions { Ties = TieRule.Drop }));
        Should.Throw<ArgumentException>(() => PairwiseFitter.Fit(counts, new FitOptions { PriorSd = double.NaN }));
        Should.Throw<ArgumentException>(() => BoardBuilder.Build(counts, new BoardOptions { Confidence = 1 }));
    }

    [Fact]
    public void Dropping_ties_leaves_decisive_votes_only()
    {
        var counts = Golden.Journals();
        counts.Add(new Vote(0, 1, Outcome.Tie), 5000);
        counts.Add(new Vote(7, 1, Outcome.Tie), 5);
        var fit = PairwiseFitter.Fit(counts, FitOptions.BradleyTerry with { Ties = TieRule.Drop });

        (fit.Theta(1) - fit.Theta(0)).ShouldBe(-2.9490724968, 1e-10);
        fit.ComponentOf(7).ShouldBe(-1);
    }
}
