using Arena.Ratings.Connectivity;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Tests.Connectivity;

public sealed class ConnectivityReportTests
{
    [Fact]
    public void Two_groups_that_never_meet_are_told_apart()
    {
        var counts = Golden.Table((0, 1, 3, 3), (2, 3, 4, 4), (3, 4, 2, 2));
        counts.EnsureContestants(6);
        var report = ConnectivityReport.Of(counts);

        report.Groups.Count.ShouldBe(2);
        report.Groups[0].Members.ShouldBe([2, 3, 4]);
        report.Groups[1].Members.ShouldBe([0, 1]);
        report.Unrated.ShouldBe([5]);
        report.IsComplete.ShouldBeFalse();
        report.BridgesWanted.ShouldBe(
            [new BridgeWanted(3, 0, BridgeReason.NoVotes), new BridgeWanted(3, 5, BridgeReason.NoVotes)]);
    }

    [Fact]
    public void A_chain_of_wins_has_parts_from_best_to_worst()
    {
        var report = ConnectivityReport.Of(Golden.Table((2, 0, 1, 0), (0, 1, 2, 2), (1, 3, 5, 0)));
        var group = report.Groups.Single();

        group.IsStronglyConnected.ShouldBeFalse();
        group.StrongParts.ShouldBe([[2], [0, 1], [3]]);
        report.BridgesWanted.ShouldBe(
            [new BridgeWanted(2, 1, BridgeReason.NeverWon), new BridgeWanted(1, 3, BridgeReason.NeverWon)]);
    }

    [Fact]
    public void A_ring_of_wins_is_strongly_connected_and_so_is_a_tie()
    {
        ConnectivityReport.Of(Golden.Table((0, 1, 1, 0), (1, 2, 1, 0), (2, 0, 1, 0))).IsComplete.ShouldBeTrue();
        ConnectivityReport.Of(VoteCounts.FromVotes([new(0, 1, Outcome.BothBad)])).IsComplete.ShouldBeTrue();
        ConnectivityReport.Of(VoteCounts.FromVotes([new(0, 1, Outcome.Left)])).IsComplete.ShouldBeFalse();
    }

    [Fact]
    public void A_long_chain_does_not_overflow_the_stack()
    {
        var counts = new VoteCounts(50_000);
        for (var i = 1; i < 50_000; i++)
        {
            counts.Add(new Vote(i - 1, i, Outcome.Left));
        }

        ConnectivityReport.Of(counts).Groups.Single().StrongParts.Count.ShouldBe(50_000);
    }

    [Fact]
    public void No_votes_and_no_contestants_are_no_trouble()
    {
        ConnectivityReport.Of(new VoteCounts()).IsComplete.ShouldBeTrue();
        ConnectivityReport.Of(new VoteCounts(2)).BridgesWanted.ShouldBe([new BridgeWanted(0, 1, BridgeReason.NoVotes)]);
    }
}
