using Arena.Ratings.Fits;
using Arena.Ratings.Fraud;
using Arena.Ratings.Intervals;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Tests.Fraud;

public sealed class VoterAuditTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(40)]
    public void Nobody_is_flagged_where_everybody_ties(int people)
    {
        var votes = Enumerable.Range(0, people).Select(i => new Vote(i % 3, (i + 1) % 3, i % 2 == 0 ? Outcome.Tie : Outcome.BothBad));

        Audit(votes, voter: i => i).ShouldAllBe(finding => !finding.Flagged && finding.LogE < 1);
    }

    [Fact]
    public void Nobody_is_flagged_for_the_first_tie_of_a_board()
    {
        var votes = Enumerable.Range(0, 12).Select(i => new Vote(i % 2, (i + 1) % 2, i == 11 ? Outcome.Tie : i % 3 == 0 ? Outcome.Right : Outcome.Left));

        Audit(votes, voter: i => i).ShouldAllBe(finding => !finding.Flagged && finding.LogE < 2);
    }

    [Theory]
    [InlineData(300, 120)]
    [InlineData(480, 120)]
    public void Whoever_clicks_left_is_found_though_most_votes_are_that_voters(int clicks, int honest)
    {
        var simulation = new Simulate([.4, .1, -.1, -.4], .8, 0, 9);
        var votes = simulation.Votes(clicks + honest).Select((vote, i) => i < clicks ? vote with { Outcome = Outcome.Left } : vote);
        var findings = Audit(votes, voter: i => i < clicks ? 0 : 1 + (i % 12));

        findings[0].Flagged.ShouldBeTrue();
        findings[0].LogE.ShouldBeGreaterThan(20);
        findings[0].Suspicion.ShouldBe(new Suspicion(SuspicionKind.AlwaysLeft, -1));
    }

    [Fact]
    public void What_the_others_left_apart_accuses_nobody()
    {
        // Only voter 0 ever compared one group with the other.
        var votes = Golden.Votes((0, 1, 90, 10), (2, 3, 52, 48), (0, 1, 900, 100), (1, 2, 60, 3));
        var findings = Audit(votes, voter: i => i < 200 ? 1 + (i % 20) : 0);

        findings[0].Flagged.ShouldBeFalse();
        findings[0].Votes.ShouldBe(1063);
        findings[0].CrossedAt.ShouldBeNull();
    }

    [Theory]
    [InlineData(1500, 4)]
    [InlineData(100, 4)]
    [InlineData(25, 24)]
    public void Honest_voters_are_not_flagged_because_one_of_them_cast_most_votes(int most, int others)
    {
        const int Boards = 40;
        var flagged = Enumerable.Range(0, Boards).Count(board =>
        {
            var simulation = new Simulate(Simulate.Spread(20, 1.2, (ulong)board), .8, .1, (ulong)(500 + board));
            return Audit(simulation.Votes(most + (25 * others)), voter: i => i < most ? 0 : 1 + (i % others)).Any(finding => finding.Flagged);
        });

        // e-BH promises .05 where all are honest; 12 or more of 40 then have a chance of 3e-7.
        flagged.ShouldBeLessThan(12);
    }

    private static IReadOnlyList<VoterFinding> Audit(IEnumerable<Vote> votes, Func<int, int> voter)
    {
        Vote[] all = [.. votes];
        var by = new VoterVotes(all, [.. Enumerable.Range(0, all.Length).Select(voter)]);
        return VoterAudit.Run(PairwiseFitter.Fit(by.ToCounts()), by);
    }
}
