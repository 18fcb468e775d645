using Arena.Ratings.Fits;
using Arena.Ratings.Fraud;
using Arena.Ratings.Intervals;
using Arena.Ratings.Numerics;
using Arena.Ratings.Votes;
using Arena.Support;

namespace Arena.Ratings.Tests.Fraud;

public sealed class VoterEProcessTests
{
    private const int Contestants = 20;
    private const double Nu = .8;
    private static readonly double[] Theta = Simulate.Spread(Contestants, .8, 12);

    public delegate Outcome Behaviour(Vote honest, SeededRandom random);

    [Fact]
    public void An_honest_voter_is_flagged_no_more_often_than_promised()
    {
        var runs = 400 * Scale.Factor;
        var (share, _) = Flagged(runs, (vote, _) => vote.Outcome);

        // Ville: at most .05; five binomial standard errors on top.
        share.ShouldBeLessThan(.05 + (5 * Math.Sqrt(.05 * .95 / runs)));
        share.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Whoever_always_clicks_left_is_found_within_ten_votes()
    {
        var (share, median) = Flagged(100, (_, _) => Outcome.Left);

        share.ShouldBe(1);
        median.ShouldBeLessThanOrEqualTo(10);
    }

    [Fact]
    public void A_random_clicker_is_usually_found_within_a_hundred_votes()
    {
        var (share, median) = Flagged(150, (_, random) => (Outcome)random.Next(3));

        share.ShouldBeGreaterThan(.65);
        median.ShouldBeInRange(20, 70);
    }

    [Fact]
    public void A_promoter_of_one_contestant_is_found_and_named()
    {
        var (share, median) = Flagged(100, (vote, _) => vote.Left == 7 ? Outcome.Left : vote.Right == 7 ? Outcome.Right : vote.Outcome, 7);

        share.ShouldBe(1);
        median.ShouldBeLessThanOrEqualTo(25);
        var process = new VoterEProcess(Contestants);
        Vote(process, new Simulate(Theta, Nu, 0, 5), 60, (vote, _) => vote.Left == 7 ? Outcome.Left : vote.Right == 7 ? Outcome.Right : vote.Outcome, 7);
        process.Suspicion.ShouldBe(new Suspicion(SuspicionKind.For, 7));
    }

    [Fact]
    public void The_mean_of_the_evidence_under_the_model_is_one()
    {
        // Over one vote the mean can be summed exactly.
        var honest = OutcomeProbabilities.Davidson(.7, Nu);
        double mean = 0;
        foreach (var outcome in new[] { Outcome.Left, Outcome.Right, Outcome.Tie })
        {
            var process = new VoterEProcess(Contestants);
            process.Add(new Vote(3, 4, outcome), honest);
            mean += honest.Of(outcome) * Math.Exp(process.LogE);
        }

        mean.ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Without_ties_on_the_board_the_mean_is_one_as_well()
    {
        var honest = OutcomeProbabilities.Davidson(.7, 0);
        double mean = 0;
        foreach (var outcome in new[] { Outcome.Left, Outcome.Right })
        {
            var process = new VoterEProcess(2);
            process.Add(new Vote(0, 1, outcome), honest);
            mean += honest.Of(outcome) * Math.Exp(process.LogE);
        }

        mean.ShouldBe(1, 1e-12);
    }

    [Fact]
    public void The_audit_flags_the_clicker_among_honest_voters()
    {
        var (votes, voters) = Crowd(60, 60);
        var by = new VoterVotes(votes, voters);
        var findings = VoterAudit.Run(PairwiseFitter.Fit(by.ToCounts()), by);

        findings.Count.ShouldBe(60);
        findings[59].Flagged.ShouldBeTrue();
        findings[59].Suspicion.ShouldBe(new Suspicion(SuspicionKind.AlwaysLeft, -1));
        findings[59].CrossedAt.ShouldNotBeNull().ShouldBeLessThan(15);
        findings.Count(finding => finding.Flagged).ShouldBe(1);
    }

    [Fact]
    public void The_audit_wants_a_model_with_ties()
    {
        var by = new VoterVotes([new(0, 1, Outcome.Left)], [0]);

        Should.Throw<ArgumentException>(() => VoterAudit.Run(PairwiseFitter.Fit(by.ToCounts(), FitOptions.BradleyTerry), by));
        Should.Throw<ArgumentException>(() => VoterAudit.Run(PairwiseFitter.Fit(by.ToCounts()), by, 1));
        VoterAudit.Run(PairwiseFitter.Fit(by.ToCounts()), by).Single().Votes.ShouldBe(1);
        Should.Throw<ArgumentException>(() => new VoterEProcess(2).Add(new Vote(0, 1, Outcome.Left), new OutcomeProbabilities(1, 1, 0)));
    }

    [Fact]
    public void E_BH_rejects_the_largest_that_clear_their_threshold()
    {
        double[] e = [100, 30, 19, 1, 0];

        // Thresholds 5/(.05 k): 100, 50, 33.3, ...: only the first.
        EBenjaminiHochberg.Reject([.. e.Select(x => Math.Log(x))], .05).ShouldBe([true, false, false, false, false]);

        // A second large one lowers the bar for the next: 100, 50, 33.3.
        EBenjaminiHochberg.Reject([.. new double[] { 60, 1, 60, 40, 0 }.Select(x => Math.Log(x))], .05).ShouldBe([true, false, true, true, false]);
        EBenjaminiHochberg.Reject([], .05).ShouldBeEmpty();
        Should.Throw<ArgumentException>(() => EBenjaminiHochberg.Reject([double.NaN], .05));
    }

    private static (Vote[] Votes, int[] Voters) Crowd(int people, int each)
    {
        var simulation = new Simulate(Theta, Nu, 0, 77);
        var votes = simulation.Votes(people * each);
        int[] voters = [.. Enumerable.Range(0, votes.Length).Select(i => i % people)];
        for (var i = people - 1; i < votes.Length; i += people)
        {
            votes[i] = votes[i] with { Outcome = Outcome.Left };
        }

        return (votes, voters);
    }

    private static (double Share, int MedianVotes) Flagged(int runs, Behaviour behaviour, int meets = -1)
    {
        var crossings = new List<int>();
        for (var run = 0; run < runs; run++)
        {
            var process = new VoterEProcess(Contestants);
            if (Vote(process, new Simulate(Theta, Nu, 0, (ulong)(1000 + run)), 100, behaviour, meets) is { } crossed)
            {
                crossings.Add(crossed);
            }
        }

        crossings.Sort();
        return (crossings.Count / (double)runs, crossings.Count == 0 ? int.MaxValue : crossings[crossings.Count / 2]);
    }

    /// <summary>A hundred votes under the known model; the one at which the evidence reached 20. With meets, every other pair has that contestant.</summary>
    private static int? Vote(VoterEProcess process, Simulate simulation, int votes, Behaviour behaviour, int meets)
    {
        int? crossed = null;
        for (var i = 0; i < votes; i++)
        {
            var vote = simulation.Next();
            if (meets >= 0 && i % 2 == 0 && vote.Left != meets && vote.Right != meets)
            {
                vote = simulation.Between(vote.Left, meets);
            }

            var honest = OutcomeProbabilities.Davidson(Theta[vote.Left] - Theta[vote.Right], Nu);
            process.Add(vote with { Outcome = behaviour(vote, simulation.Random) }, honest);
            crossed ??= process.LogE >= Math.Log(20) ? process.Votes : null;
        }

        return crossed;
    }
}
