using Arena.Ratings.Votes;

namespace Arena.Ratings.Tests.Votes;

public sealed class VoteCountsTests
{
    [Fact]
    public void A_vote_is_counted_in_its_cell()
    {
        var counts = VoteCounts.FromVotes([new(0, 2, Outcome.Right), new(0, 2, Outcome.Right), new(2, 0, Outcome.BothBad)]);

        counts.Contestants.ShouldBe(3);
        counts.Total.ShouldBe(3);
        counts[0, 2, Outcome.Right].ShouldBe(2);
        counts[2, 0, Outcome.BothBad].ShouldBe(1);
        counts.Cells().ShouldBe([new PairCell(0, 2, 0, 2, 0, 0), new PairCell(2, 0, 0, 0, 0, 1)]);
        counts.Tallies().ShouldBe([new Tally(0, 2, 0, 1), default, new Tally(2, 0, 0, 1)]);
    }

    [Fact]
    public void A_contestant_cannot_meet_itself()
    {
        Should.Throw<ArgumentException>(() => new VoteCounts().Add(new Vote(3, 3, Outcome.Left)));
        Should.Throw<ArgumentException>(() => VoteCounts.FromVotes([new(3, 3, Outcome.Left)], 10));
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        var counts = new VoteCounts(4);

        Should.Throw<ArgumentOutOfRangeException>(() => counts.Add(new Vote(-1, 2, Outcome.Left)));
        Should.Throw<ArgumentException>(() => counts.Add(new Vote(1, 2, (Outcome)4)));
        Should.Throw<ArgumentOutOfRangeException>(() => counts.Add(new Vote(1, 2, Outcome.Left), -1));
        Should.Throw<InvalidOperationException>(() => counts.Remove(new Vote(1, 2, Outcome.Left)));
        counts.Total.ShouldBe(0);
    }

    [Fact]
    public void Removing_undoes_adding_whether_dense_or_sparse()
    {
        foreach (var contestants in new[] { 6, 3000 })
        {
            var votes = new Simulate(new double[6], 1, 0, 1).Votes(200);
            var counts = VoteCounts.FromVotes(votes, contestants);
            counts.IsDense.ShouldBe(contestants == 6);
            var before = counts.Cells();
            var more = new Simulate(new double[6], 1, 0, 2).Votes(50);
            counts.AddRange(more);
            Array.ForEach(more, counts.Remove);

            counts.Cells().ShouldBe(before);
            counts.Total.ShouldBe(200);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    [InlineData(2500)]
    public void The_table_does_not_depend_on_how_it_grew(int contestants)
    {
        var votes = new Simulate(new double[contestants], 1, 0, 7).Votes(3000);
        var atOnce = VoteCounts.FromVotes(votes, contestants);
        var oneByOne = new VoteCounts();
        Array.ForEach(votes, oneByOne.Add);

        oneByOne.Cells().ShouldBe(atOnce.Cells());
        oneByOne.Clone().Cells().ShouldBe(atOnce.Cells());
        oneByOne.Total.ShouldBe(3000);
    }

    [Fact]
    public void A_dense_table_grows_and_turns_sparse_beyond_its_limit()
    {
        var votes = new Simulate(new double[20], 1, 0, 7).Votes(2000);
        var counts = VoteCounts.FromVotes(votes, 20);
        var before = counts.Cells();
        counts.IsDense.ShouldBeTrue();

        counts.EnsureContestants(70);
        counts.Cells().ShouldBe(before);
        counts.EnsureContestants(100_000);
        counts.IsDense.ShouldBeFalse();
        counts.Cells().ShouldBe(before);
    }

    [Fact]
    public void A_clone_is_independent()
    {
        var counts = VoteCounts.FromVotes([new(0, 1, Outcome.Left)]);
        var clone = counts.Clone();
        counts.Add(new Vote(0, 1, Outcome.Left));

        clone[0, 1, Outcome.Left].ShouldBe(1);
        clone.Total.ShouldBe(1);
    }

    [Fact]
    public void Merging_is_adding()
    {
        var votes = new Simulate(new double[9], 1, 0, 3).Votes(500);
        var merged = VoteCounts.FromVotes(votes.AsSpan(0, 200));
        merged.Merge(VoteCounts.FromVotes(votes.AsSpan(200)));

        merged.Cells().ShouldBe(VoteCounts.FromVotes(votes).Cells());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5000)]
    public void More_equal_votes_than_a_number_holds_are_refused_rather_than_wrapped(int contestants)
    {
        var counts = new VoteCounts(contestants);
        var vote = new Vote(0, 1, Outcome.Tie);
        counts.Add(vote, int.MaxValue);

        Should.Throw<OverflowException>(() => counts.Add(vote));
        Should.Throw<OverflowException>(() => counts.AddRange([vote]));

        counts[0, 1, Outcome.Tie].ShouldBe(int.MaxValue);
        counts.Total.ShouldBe(int.MaxValue);
    }

    [Fact]
    public void A_batch_stops_before_the_vote_that_is_one_too_many()
    {
        var counts = VoteCounts.FromVotes([new(0, 1, Outcome.Left)], 2);
        counts.IsDense.ShouldBeTrue();
        var vote = new Vote(1, 0, Outcome.Right);
        counts.Add(vote, int.MaxValue - 1);

        Should.Throw<OverflowException>(() => counts.AddRange([vote, new(0, 1, Outcome.Left), vote, new(0, 1, Outcome.Left)]));

        counts.Cells().ShouldBe([new PairCell(0, 1, 2, 0, 0, 0), new PairCell(1, 0, 0, int.MaxValue, 0, 0)]);
        counts.Total.ShouldBe(2L + int.MaxValue);
    }

    [Fact]
    public void Sums_of_counts_are_long_or_refused()
    {
        var counts = new VoteCounts();
        counts.Add(new Vote(0, 1, Outcome.Left), int.MaxValue);
        counts.Add(new Vote(0, 1, Outcome.Right), 1);

        counts.Cells().Single().Total.ShouldBe(1L + int.MaxValue);
        counts.Tallies()[0].Votes.ShouldBe(1L + int.MaxValue);
        counts.Add(new Vote(0, 2, Outcome.Left));
        Should.Throw<OverflowException>(counts.Tallies);
    }

    [Fact]
    public void An_index_that_can_only_be_a_mistake_is_refused()
    {
        var vote = new Vote(0, int.MaxValue, Outcome.Tie);

        Should.Throw<ArgumentException>(() => new VoteCounts().Add(vote));
        Should.Throw<ArgumentException>(() => VoteCounts.FromVotes([vote]));
        Should.Throw<ArgumentException>(() => new WeightedCounts().Add(vote, 1));
        Should.Throw<ArgumentException>(() => new Ratings.Elo.OnlineElo().Add(vote));
        Should.Throw<ArgumentException>(() => new Ratings.Intervals.VoterVotes([new(0, 1, Outcome.Tie)], [int.MaxValue]));
    }
}
