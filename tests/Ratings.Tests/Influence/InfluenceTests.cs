using Arena.Ratings.Elo;
using Arena.Ratings.Fits;
using Arena.Ratings.Influence;
using Arena.Ratings.Intervals;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Tests.Influence;

public sealed class InfluenceTests
{
    [Fact]
    public void Leaving_a_voter_out_is_fitting_without_the_voter()
    {
        var votes = new Simulate([.4, .2, 0, -.2, -.4], .8, .1, 5).Votes(600);
        int[] voters = [.. Enumerable.Range(0, 600).Select(i => i % 20 == 0 ? 0 : 1 + (i % 7))];
        var by = new VoterVotes(votes, voters);
        var fit = PairwiseFitter.Fit(by.ToCounts());
        var ranges = LeaveOneVoterOut.Ranks(fit, by);
        var moves = new double[5];
        for (var voter = 0; voter < 8; voter++)
        {
            var rest = PairwiseFitter.Fit(VoteCounts.FromVotes([.. votes.Where((_, i) => voters[i] != voter)]));
            for (var i = 0; i < 5; i++)
            {
                var move = EloScale.ToPoints(rest.Theta(i) - fit.Theta(i));
                moves[i] = Math.Abs(move) > Math.Abs(moves[i]) ? move : moves[i];
                var rank = 1 + Enumerable.Range(0, 5).Count(j => rest.Theta(j) > rest.Theta(i));
                ranges[i].Best.ShouldBeLessThanOrEqualTo(rank);
                ranges[i].Worst.ShouldBeGreaterThanOrEqualTo(rank);
            }
        }

        for (var i = 0; i < 5; i++)
        {
            ranges[i].LargestMove.ShouldBe(moves[i], 1e-3);
        }
    }

    [Fact]
    public void One_voter_who_carries_a_contestant_shows()
    {
        var votes = new Simulate([0, 0, 0], .8, 0, 5).Votes(900).ToList();
        var voters = Enumerable.Range(0, 900).Select(i => i % 60).ToList();
        votes.AddRange(Enumerable.Repeat(new Vote(2, 0, Outcome.Left), 150));
        voters.AddRange(Enumerable.Repeat(60, 150));
        var by = new VoterVotes(votes.ToArray(), voters.ToArray());
        var range = LeaveOneVoterOut.Ranks(PairwiseFitter.Fit(by.ToCounts()), by)[2];

        range.Rank.ShouldBe(1);
        range.MostInfluential.ShouldBe(60);
        range.LargestMove.ShouldBeLessThan(-30);
    }

    [Fact]
    public void The_only_voter_of_a_contestant_can_be_left_out()
    {
        var by = new VoterVotes([new(0, 1, Outcome.Left), new(1, 0, Outcome.Left), new(0, 2, Outcome.Left)], [0, 1, 2]);
        var ranges = LeaveOneVoterOut.Ranks(PairwiseFitter.Fit(by.ToCounts()), by);

        ranges.Select(range => range.Contestant).ShouldBe([0, 1, 2]);
        ranges.ShouldAllBe(range => double.IsFinite(range.LargestMove));
    }

    [Fact]
    public void The_fewest_votes_that_turn_an_order_are_found_in_a_direct_pair()
    {
        // 103 wins against 100: four of them have to go before the other is ahead.
        var fit = PairwiseFitter.Fit(Golden.Table((0, 1, 103, 100)), FitOptions.BradleyTerry);
        var flip = VotesToFlip.Top(fit).Single();

        (flip.Upper, flip.Lower).ShouldBe((0, 1));
        flip.Votes.ShouldBe(4);
        flip.Share.ShouldBe(4 / 203.0, 1e-12);
    }

    [Fact]
    public void Ties_can_be_removed_too_and_a_clear_order_stays()
    {
        var counts = Golden.Table((0, 1, 900, 100), (1, 2, 501, 499));
        counts.Add(new Vote(1, 2, Outcome.Tie), 300);
        var flips = VotesToFlip.Top(PairwiseFitter.Fit(counts));

        flips[0].Votes.ShouldBeNull();
        flips[1].Votes.ShouldNotBeNull().ShouldBeInRange(3, 5);
    }

    [Fact]
    public void A_number_between_the_last_doubling_and_the_limit_is_found()
    {
        // 301 of 2,150 have to go; 256 are too few, and 512 more than the tenth of 4,000 that is looked at.
        var flip = VotesToFlip.Top(PairwiseFitter.Fit(Golden.Table((0, 1, 2150, 1850)), FitOptions.BradleyTerry)).Single();

        flip.Votes.ShouldBe(301);
        VotesToFlip.Top(PairwiseFitter.Fit(Golden.Table((0, 1, 2200, 1800)), FitOptions.BradleyTerry)).Single().Votes.ShouldBeNull();
        VotesToFlip.Top(PairwiseFitter.Fit(Golden.Table((0, 1, 2199, 1801)), FitOptions.BradleyTerry)).Single().Votes.ShouldBe(399);
    }

    [Theory]
    [InlineData(0, 9)]
    [InlineData(1, 17)]
    public void Removing_the_votes_it_names_turns_the_order_and_one_fewer_does_not(int at, ulong seed)
    {
        // Three contestants: a vote for the upper against the lower is the most influential kind there is, seats left aside.
        var options = FitOptions.Davidson with { Seat = false };
        var votes = new Simulate([.1, .05, 0], .8, 0, seed).Votes(4000);
        var flip = VotesToFlip.Top(PairwiseFitter.Fit(VoteCounts.FromVotes(votes), options))[at];
        var needed = flip.Votes.ShouldNotBeNull();

        Difference(needed).ShouldBeLessThan(0);
        Difference(needed - 1).ShouldBeGreaterThan(0);

        double Difference(int removed)
        {
            var fit = PairwiseFitter.Fit(VoteCounts.FromVotes([.. votes.Where(vote => !IsFor(vote) || --removed < 0)]), options);
            return fit.Theta(flip.Upper) - fit.Theta(flip.Lower);
        }

        bool IsFor(Vote vote) => (vote.Left, vote.Right, vote.Outcome) == (flip.Upper, flip.Lower, Outcome.Left)
            || (vote.Left, vote.Right, vote.Outcome) == (flip.Lower, flip.Upper, Outcome.Right);
    }

    [Fact]
    public void Groups_that_only_one_voter_joined_keep_their_order_without_that_voter()
    {
        Vote[] votes = [.. Golden.Votes((0, 1, 90, 10), (2, 3, 52, 48), (0, 1, 900, 100), (1, 2, 60, 3))];
        var by = new VoterVotes(votes, [.. Enumerable.Range(0, votes.Length).Select(i => i < 200 ? 1 + (i % 20) : 0)]);
        var ranges = LeaveOneVoterOut.Ranks(PairwiseFitter.Fit(by.ToCounts()), by);

        ranges.Take(2).ShouldAllBe(range => range.Best == range.Rank && range.Worst == range.Rank);
        ranges.Skip(2).ShouldAllBe(range => range.Best >= 3 && range.Worst <= 4);
        ranges.ShouldAllBe(range => Math.Abs(range.LargestMove) < 60);
    }
}
