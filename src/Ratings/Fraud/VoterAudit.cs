using Arena.Ratings.Fits;
using Arena.Ratings.Influence;
using Arena.Ratings.Intervals;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Fraud;

/// <summary>
/// Tests every voter against the model fitted without that voter's votes, by <see cref="VoterEProcess"/>, and corrects for
/// their number by <see cref="EBenjaminiHochberg"/>. The evidence allows for how little the others' votes may say; a vote between contestants
/// that they do not connect is none.
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
        var rest = new Remainder?[leave.Length];
        var honest = new Dictionary<(int Component, int Part), HonestVoter>();
        int? crossed = null;
        for (var i = 0; i < votes.Length; i++)
        {
            var c = fit.ComponentOf(votes[i].Left);
            var without = rest[c] ??= leave[c].Without(voter);
            var (left, right) = (fit.LocalIndex(votes[i].Left), fit.LocalIndex(votes[i].Right));
            if (!without.Connects(left, right))
            {
                continue;
            }

            var key = (c, without.Part[left]);
            var model = honest.TryGetValue(key, out var known) ? known : honest[key] = new HonestVoter(without, key.Item2, Pairs(fit, without, key, votes));
            process.Add(votes[i], model.Next(left, right, votes[i].Outcome));
            crossed ??= process.LogE >= -Math.Log(alpha) ? i + 1 : null;
        }

        return new VoterFinding(voter, votes.Length, process.LogE, process.LargestLogE, crossed, process.Suspicion, false);
    }

    private static List<(int Left, int Right)> Pairs(PairwiseFit fit, Remainder rest, (int Component, int Part) key, ReadOnlySpan<Vote> votes)
    {
        var pairs = new List<(int Left, int Right)>();
        foreach (var vote in votes)
        {
            var (left, right) = (fit.LocalIndex(vote.Left), fit.LocalIndex(vote.Right));
            if (fit.ComponentOf(vote.Left) == key.Component && rest.Part[left] == key.Part && rest.Part[right] == key.Part)
            {
                pairs.Add((left, right));
            }
        }

        return pairs;
    }
}
