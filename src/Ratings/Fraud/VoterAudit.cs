using Arena.Ratings.Fits;
using Arena.Ratings.Influence;
using Arena.Ratings.Intervals;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Fraud;

/// <summary>
/// Tests every voter against the model fitted without that voter's votes, by <see cref="VoterEProcess"/>, and corrects for
/// their number by <see cref="EBenjaminiHochberg"/>.
/// </summary>
public static class VoterAudit
{
    /// <summary>Audits all voters; one finding per voter index, in their order.</summary>
    /// <param name="fit">A Davidson fit of exactly these votes.</param>
    /// <param name="votes">The votes behind it, by voter, each voter's in the order they were cast.</param>
    /// <param name="alpha">False discovery rate, and the level of the sequential crossing.</param>
    /// <exception cref="ArgumentException">Not a Davidson fit, votes it does not know, or alpha out of range.</exception>
    public static IReadOnlyList<VoterFinding> Run(PairwiseFit fit, VoterVotes votes, double alpha = 0.05)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(votes);
        if (fit.Options.Model != PairwiseModel.Davidson)
        {
            throw new ArgumentException("Only Davidson's model says how often an honest voter ties.", nameof(fit));
        }

        if (!(alpha is > 0 and < 1))
        {
            throw new ArgumentException("The rate lies between 0 and 1.", nameof(alpha));
        }

        var findings = Findings(fit, votes, alpha);
        var flagged = EBenjaminiHochberg.Reject([.. findings.Select(finding => finding.LogE)], alpha);
        return [.. findings.Zip(flagged, (finding, flag) => finding with { Flagged = flag })];
    }

    private static VoterFinding[] Findings(PairwiseFit fit, VoterVotes votes, double alpha)
    {
        var leave = fit.Components.Select(component => new LeaveVoterOut(fit, component, votes)).ToArray();
        try
        {
            return [.. Enumerable.Range(0, votes.Voters).Select(voter => Audit(fit, leave, voter, votes.Of(voter), alpha))];
        }
        finally
        {
            Array.ForEach(leave, l => l.Dispose());
        }
    }

    private static VoterFinding Audit(PairwiseFit fit, LeaveVoterOut[] leave, int voter, ReadOnlySpan<Vote> votes, double alpha)
    {
        var contestants = Math.Max(2, fit.Components.Sum(component => component.Members.Count));
        var process = new VoterEProcess(contestants);
        var without = new double[leave.Length][];
        int? crossed = null;
        foreach (var vote in votes)
        {
            var c = fit.ComponentOf(vote.Left);
            without[c] ??= leave[c].Parameters(voter);
            process.Add(vote, Honest(fit, fit.Components[c], without[c], vote));
            crossed ??= process.LogE >= -Math.Log(alpha) ? process.Votes : null;
        }

        return new VoterFinding(voter, process.Votes, process.LogE, process.LargestLogE, crossed, process.Suspicion, false);
    }

    private static OutcomeProbabilities Honest(PairwiseFit fit, ComponentFit component, double[] parameters, Vote vote)
    {
        var layout = component.Layout;
        var x = parameters[fit.LocalIndex(vote.Left)] - parameters[fit.LocalIndex(vote.Right)] + layout.SeatOf(parameters);
        return OutcomeProbabilities.Davidson(x, layout.TieOf(parameters));
    }
}
