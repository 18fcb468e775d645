using Arena.Ratings.Elo;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Fits;

/// <summary>
/// Which model of ties describes the votes better: Davidson's, which the boards use, or Rao and Kupper's. Both have as many parameters, so
/// Akaike's criterion (1974) compares their likelihoods; where sparse data needed the prior, at the penalised optimum.
/// </summary>
/// <param name="Davidson">Akaike's criterion of Davidson's model; lower describes better.</param>
/// <param name="RaoKupper">Of Rao and Kupper's.</param>
/// <param name="LargestMove">How far a rating differs at most between the two, in Elo points.</param>
public sealed record TieComparison(double Davidson, double RaoKupper, double LargestMove)
{
    /// <summary>Below a difference of 2 the data have no preference worth acting on (Burnham and Anderson 2002).</summary>
    private const double Worth = 2;

    /// <summary>The model the data prefer; null where they do not tell.</summary>
    public PairwiseModel? Preferred => Math.Abs(Davidson - RaoKupper) < Worth
        ? null
        : Davidson < RaoKupper ? PairwiseModel.Davidson : PairwiseModel.RaoKupper;

    /// <summary>Compares on the votes of a slice.</summary>
    /// <param name="davidson">Davidson's fit of the votes; the other one is made with the same options.</param>
    /// <param name="counts">The votes.</param>
    /// <returns>Null where no component has both ties and wins: then there is nothing to tell the models apart.</returns>
    /// <exception cref="ArgumentException">Another model's fit, or a style-controlled one.</exception>
    /// <exception cref="FitFailedException">No convergence.</exception>
    public static TieComparison? Of(PairwiseFit davidson, VoteCounts counts)
    {
        ArgumentNullException.ThrowIfNull(davidson);
        if (davidson.Options.Model != PairwiseModel.Davidson)
        {
            throw new ArgumentException($"The fit is {davidson.Options.Model}'s.", nameof(davidson));
        }

        if (davidson.Components.All(component => !component.Layout.Tie))
        {
            return null;
        }

        var raoKupper = PairwiseFitter.Fit(counts, davidson.Options with { Model = PairwiseModel.RaoKupper });
        var moves = davidson.Components.Zip(raoKupper.Components, LargestDifference);
        return new TieComparison(Aic(davidson), Aic(raoKupper), EloScale.ToPoints(moves.Max()));
    }

    private static double Aic(PairwiseFit fit) => fit.Components.Sum(component => component.Aic());

    private static double LargestDifference(ComponentFit one, ComponentFit other)
    {
        var largest = 0.0;
        for (var i = 0; i < one.Theta.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(one.Theta[i] - other.Theta[i]));
        }

        return largest;
    }
}
