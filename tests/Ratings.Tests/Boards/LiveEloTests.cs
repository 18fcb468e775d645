using Arena.Ratings.Boards;
using Arena.Ratings.Elo;
using Arena.Ratings.Fits;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Tests.Boards;

public sealed class LiveEloTests
{
    [Fact]
    public void Following_gives_the_full_table_but_for_the_shares_of_being_best()
    {
        var votes = new Simulate(Simulate.Spread(6, 1, 3), .8, .1, 4).Votes(600);
        var live = Live(votes[..300]);
        for (var i = 300; i < votes.Length; i++)
        {
            live.Apply(votes[i]);
            if (i % 50 == 0)
            {
                var (followed, full) = (live.Board(), Full(votes[..(i + 1)]));
                followed.Components.ShouldBe(full.Components);
                followed.Rows.Select(row => row with { BestShare = 0 }).ShouldBe(full.Rows.Select(row => row with { BestShare = 0 }));
            }
        }

        live.Applied.ShouldBe(300);
    }

    [Fact]
    public void A_vote_that_joins_groups_or_brings_somebody_new_makes_a_full_table()
    {
        Vote[] votes = [new(0, 1, Outcome.Left), new(2, 3, Outcome.Tie), new(0, 1, Outcome.Right), new(1, 2, Outcome.Left), new(3, 6, Outcome.BothBad)];
        var live = Live(votes[..2]);
        live.Board().Components.Count.ShouldBe(2);
        int[] applied = [1, 0, 0];
        for (var i = 2; i < votes.Length; i++)
        {
            live.Apply(votes[i]);
            live.Board().Components.ShouldBe(Full(votes[..(i + 1)]).Components);
            live.Applied.ShouldBe(applied[i - 2]);
        }

        live.Board().Rows.ShouldBe(Full(votes).Rows);
    }

    [Fact]
    public void A_vote_that_is_none_changes_nothing()
    {
        var live = Live([new(0, 1, Outcome.Left)]);
        Should.Throw<ArgumentException>(() => live.Apply(new Vote(1, 1, Outcome.Left)));
        live.Board().Rows.ShouldBe(Full([new(0, 1, Outcome.Left)]).Rows);
    }

    [Fact]
    public void A_rating_that_still_comes_from_its_start_is_provisional()
    {
        var published = new BoardOptions { Fit = FitOptions.Davidson with { Revision = 1 } };
        RowStatus[] Statuses(Vote[] some, BoardOptions? options = null) =>
            [.. new LiveElo(Elo(some), VoteCounts.FromVotes(some), options).Board().Rows.Select(row => row.Status).Distinct()];
        Vote[] votes = [.. Enumerable.Range(0, 522).Select(i => new Vote(i % 2, (i + 1) % 2, i % 4 < 2 ? Outcome.Left : Outcome.Right))];

        Statuses(votes[..521]).ShouldBe([RowStatus.Provisional]);
        Statuses(votes).ShouldBe([RowStatus.Usable]);
        Statuses(votes[..30], published).ShouldBe([RowStatus.Usable]);
    }

    [Fact]
    public void Three_time_constants_leave_a_twentieth_of_the_way_to_go()
    {
        // Contestant 0 is 40 points above 200 others, who meet it in turn and stay where they are.
        var rest = Enumerable.Range(0, 400).Average(run =>
        {
            var simulation = new Simulate([40 * Math.Log(10) / 400, .. new double[200]], 0, 0, (ulong)run);
            var elo = new OnlineElo();
            for (var i = 0; i < elo.StartVotes; i++)
            {
                elo.Add(simulation.Between(0, 1 + (i % 200)));
            }

            return 40 - (elo[0] - 1000);
        });

        // e^-3 of 40 points is 2; a mean over 400 runs has a standard error of .9.
        rest.ShouldBe(2, 5);
    }

    private static LiveElo Live(Vote[] votes) => new(Elo(votes), VoteCounts.FromVotes(votes));

    private static Board Full(Vote[] votes) => BoardBuilder.Build(Elo(votes), VoteCounts.FromVotes(votes));

    private static OnlineElo Elo(Vote[] votes)
    {
        var elo = new OnlineElo();
        elo.AddRange(votes);
        return elo;
    }
}
