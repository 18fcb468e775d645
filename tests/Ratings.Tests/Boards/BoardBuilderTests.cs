using Arena.Ratings.Boards;
using Arena.Ratings.Elo;
using Arena.Ratings.Fits;
using Arena.Ratings.Intervals;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Tests.Boards;

public sealed class BoardBuilderTests
{
    [Fact]
    public void A_board_names_its_method_and_its_numbers_are_rounded()
    {
        var board = BoardBuilder.Build(Golden.Baseball(), new BoardOptions { Fit = FitOptions.BradleyTerry });

        board.MethodVersion.ShouldBe("bt/2");
        board.Votes.ShouldBe(273);
        board.Rows.ShouldAllBe(row => row.Rating == Math.Round(row.Rating, 6) && row.Se == Math.Round(row.Se, 6));
        board.Rows.Select(row => row.Rank).ShouldBe([1, 2, 3, 4, 5, 6, 7]);
        board.Rows.ShouldAllBe(row => row.Wins + row.Losses == row.Votes && row.RankLow <= row.Rank && row.Rank <= row.RankHigh);
        board.Rows.ShouldAllBe(row => Math.Abs(row.High - row.Rating - (1.959964 * row.Se)) < 1e-4);
    }

    [Fact]
    public void The_same_votes_in_any_order_give_the_same_board()
    {
        var votes = new Simulate(Simulate.Spread(15, 1, 3), .8, .1, 4).Votes(5000);
        var shuffled = votes.ToArray();
        new Random(1).Shuffle(shuffled);
        var first = BoardBuilder.Build(VoteCounts.FromVotes(votes));
        var second = BoardBuilder.Build(VoteCounts.FromVotes(shuffled));

        second.Rows.ShouldBe(first.Rows);
        second.Components.ShouldBe(first.Components);
    }

    [Fact]
    public void Status_follows_the_half_width()
    {
        var board = BoardBuilder.Build(VoteCounts.FromVotes(new Simulate([0, 0, 0], .5, 0, 1).Votes(100_000)));
        board.Rows.ShouldAllBe(row => row.Status == RowStatus.Established);

        var some = BoardBuilder.Build(VoteCounts.FromVotes(new Simulate([0, 0, 0], .5, 0, 1).Votes(350)));
        some.Rows.ShouldAllBe(row => row.Status == RowStatus.Usable && row.High - row.Low > 60);
    }

    [Fact]
    public void Elo_has_a_board_of_its_own()
    {
        var votes = new Simulate(Simulate.Spread(5, 1, 3), .8, .1, 4).Votes(5000);
        var elo = new OnlineElo();
        elo.AddRange(votes);
        var board = BoardBuilder.Build(elo, VoteCounts.FromVotes(votes));

        board.MethodVersion.ShouldBe("elo/2");
        board.Rows.Count.ShouldBe(5);
        board.Rows[0].Rating.ShouldBe(elo.Ratings.ToArray().Max(), 1e-6);
        board.Rows.ShouldAllBe(row => Math.Abs(row.Se - 18.64) < .01 && row.Status == RowStatus.Usable);
    }

    [Fact]
    public void Voters_who_repeat_themselves_widen_the_intervals()
    {
        var simulation = new Simulate(Simulate.Spread(6, .5, 3), .8, 0, 4);
        var single = simulation.Votes(600);
        Vote[] repeated = [.. single.SelectMany(vote => Enumerable.Repeat(vote, 9))];
        int[] voters = [.. Enumerable.Range(0, repeated.Length).Select(i => i / 9)];
        var honest = BoardBuilder.Build(VoteCounts.FromVotes(single));
        var naive = BoardBuilder.Build(VoteCounts.FromVotes(repeated));
        var clustered = BoardBuilder.Build(new VoterVotes(repeated, voters));

        clustered.Components[0].Clusters.ShouldBe(600);
        for (var i = 0; i < 6; i++)
        {
            naive.Rows[i].Se.ShouldBe(honest.Rows[i].Se / 3, 1e-5);
            clustered.Rows[i].Se.ShouldBe(honest.Rows[i].Se, .01 * honest.Rows[i].Se);
        }
    }

    [Fact]
    public void A_contestant_that_one_voter_judged_is_not_certain()
    {
        var votes = new Simulate([0, 0, 0], .8, 0, 4).Votes(900).ToList();
        votes.AddRange(new Simulate([0, 0, 0, 0], .8, 0, 9).Votes(400).Where(v => v.Left == 3 || v.Right == 3));
        int[] voters = [.. votes.Select((v, i) => v.Left == 3 || v.Right == 3 ? 0 : 1 + (i % 90))];
        var board = BoardBuilder.Build(new VoterVotes(votes.ToArray(), voters));
        var perVote = BoardBuilder.Build(VoteCounts.FromVotes(votes.ToArray()));

        foreach (var row in board.Rows)
        {
            row.Se.ShouldBeGreaterThanOrEqualTo(perVote.Rows.Single(r => r.Contestant == row.Contestant).Se - 1e-6);
        }
    }

    [Fact]
    public void Few_voters_widen_the_intervals_by_Students_t()
    {
        var votes = new Simulate([0, 0, 0], .8, 0, 4).Votes(900);
        int[] voters = [.. Enumerable.Range(0, 900).Select(i => i % 3)];
        var row = BoardBuilder.Build(new VoterVotes(votes, voters)).Rows[0];

        ((row.High - row.Rating) / row.Se).ShouldBe(4.302653, 1e-4);
    }

    [Fact]
    public void Votes_that_are_not_those_of_the_fit_are_refused()
    {
        var fit = PairwiseFitter.Fit(Golden.Wikipedia());

        Should.Throw<ArgumentException>(() => ClusteredCovariance.Apply(fit, new VoterVotes([new(0, 1, Outcome.Left)], [0])));
        Should.Throw<ArgumentException>(() => new VoterVotes([new(0, 1, Outcome.Left)], []));
    }
}
