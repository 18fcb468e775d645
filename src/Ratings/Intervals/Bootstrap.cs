using Arena.Ratings.Fits;
using Arena.Ratings.Numerics;

namespace Arena.Ratings.Intervals;

/// <summary>
/// The seeded bootstrap (Efron 1979), as a check on the sandwich: each round reweighs the votes at random and solves again
/// from the optimum. A round whose votes no longer determine the ratings is fitted with the prior, like any such board.
/// </summary>
public static class Bootstrap
{
    /// <summary>In log-odds: each round is solved to 0.002 Elo, far below what any number of rounds could tell.</summary>
    private const double Reach = 1e-5;

    private const int MostSteps = 40;

    /// <summary>Components with fewer votes are resampled to exactly their number of votes; above, Poisson counts are as good.</summary>
    private const int SmallComponent = 1000;

    /// <summary>Resamples votes: every cell gets a Poisson count around its own.</summary>
    /// <param name="fit">An unweighted fit.</param>
    /// <param name="rounds">Number of rounds, at least 2.</param>
    /// <param name="seed">Equal seeds give equal results.</param>
    /// <exception cref="ArgumentException">Fewer than 2 rounds, or a weighted or style-controlled fit.</exception>
    /// <exception cref="FitFailedException">No convergence in a round.</exception>
    public static BootstrapResult PerVote(PairwiseFit fit, int rounds, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return Run(fit, rounds, index =>
        {
            var (component, random) = (fit.Components[index], new SeededRandom(seed));
            return component.Votes < SmallComponent ? new MultinomialResampling(component.Table, random) : new CellResampling(component.Table, random);
        });
    }

    /// <summary>
    /// Resamples voters: all votes of a voter get one Poisson(1) weight, so dependence among them is kept. A weight that all votes of a
    /// contestant have in common tells nothing about its error: if one voter alone has judged it, that is nowhere less than the fit's.
    /// </summary>
    /// <param name="fit">An unweighted fit of exactly these votes.</param>
    /// <param name="votes">The votes behind it, by voter.</param>
    /// <param name="rounds">Number of rounds, at least 2.</param>
    /// <param name="seed">Equal seeds give equal results.</param>
    /// <exception cref="ArgumentException">Fewer than 2 rounds, a weighted or style-controlled fit, or votes that the fit does not know.</exception>
    /// <exception cref="FitFailedException">No convergence in a round.</exception>
    public static BootstrapResult PerVoter(PairwiseFit fit, VoterVotes votes, int rounds, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(votes);
        var slots = fit.Components.Select(component => new VoteSlots(fit, component, votes)).ToArray();
        var floors = fit.Components.Select((component, index) => Floors(component, slots[index])).ToArray();
        return Run(fit, rounds, index => new VoterResampling(slots[index], new SeededRandom(seed)), floors);
    }

    private static double[] Floors(ComponentFit component, VoteSlots slots) =>
        [.. slots.JudgedByOne(component.Members.Count).Select((alone, i) => alone ? Math.Sqrt(component.Covariance[i, i]) : 0)];

    private static BootstrapResult Run(PairwiseFit fit, int rounds, Func<int, IResampling> resampling, double[][]? floors = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 2);
        fit.Components.ToList().ForEach(component => component.RequireCounts());
        var replicates = new double[fit.Components.Count][];
        for (var c = 0; c < replicates.Length; c++)
        {
            replicates[c] = Replicate(fit.Components[c], fit.Options, rounds, resampling(c));
        }

        return new BootstrapResult(fit, rounds, replicates, floors);
    }

    /// <summary>Row-major, one row of member ratings per round.</summary>
    private static double[] Replicate(ComponentFit component, FitOptions options, int rounds, IResampling resampling)
    {
        var members = component.Members.Count;
        var result = new double[rounds * members];
        var table = component.Table.Copy();
        using var evaluator = new PairEvaluator(table, component.Layout, component.Penalty);
        var solver = new ChordSolver(evaluator, component.ModelCovariance);
        for (var round = 0; round < rounds; round++)
        {
            resampling.Fill(table);
            var parameters = component.Parameters.ToArray();
            if (!RemainingVotes.Compare(table, component.Penalised) || !solver.TrySolve(parameters, Reach, MostSteps))
            {
                ComponentFitter.Fit([.. component.Members], table, options).Theta.CopyTo(parameters);
            }

            parameters.AsSpan(0, members).CopyTo(result.AsSpan(round * members));
        }

        return result;
    }
}
