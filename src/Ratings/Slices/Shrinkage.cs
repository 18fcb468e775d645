using Arena.Ratings.Fits;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Slices;

/// <summary>
/// Hierarchical ratings for small slices (a language, say): theta_slice ~ N(theta_rest, tau^2 I), theta_rest known up to its own
/// covariance. For each tau on a grid the
/// mode of the posterior is found exactly and its weight by Laplace's approximation of the marginal likelihood, times a
/// half-normal prior on tau (Gelman 2006); estimates and variances are mixed over the grid, as plugging in one tau gives intervals that cover
/// too little (Morris 1983). Contestants without votes elsewhere get the prior N(mean, s0^2) of sparse boards.
/// </summary>
public static class Shrinkage
{
    /// <summary>Shrinks one slice towards a fit of other votes.</summary>
    /// <param name="slice">The slice's votes.</param>
    /// <param name="prior">
    /// A fit of votes that do not contain the slice's (see <see cref="FitAll"/>); its largest component is used.
    /// </param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentException">Options out of range.</exception>
    /// <exception cref="ComponentTooLargeException">More contestants than the options allow.</exception>
    /// <exception cref="FitFailedException">No convergence.</exception>
    public static ShrunkenFit Fit(VoteCounts slice, PairwiseFit prior, ShrinkageOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(prior);
        options ??= new ShrinkageOptions();
        options.Check();
        return new ShrinkageFitter(slice, prior.Components.Count > 0 ? prior.Components[0] : null, options).Fit();
    }

    /// <summary>Shrinks every slice towards a fit of all the others, so that no vote is used twice.</summary>
    /// <param name="slices">The votes, each in one slice.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentException">Options out of range.</exception>
    /// <exception cref="ComponentTooLargeException">More contestants than the options allow.</exception>
    /// <exception cref="FitFailedException">No convergence.</exception>
    public static IReadOnlyList<ShrunkenFit> FitAll(IReadOnlyList<VoteCounts> slices, ShrinkageOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(slices);
        options ??= new ShrinkageOptions();
        var all = new VoteCounts();
        foreach (var slice in slices)
        {
            all.Merge(slice);
        }

        return [.. slices.Select(slice => Fit(slice, PairwiseFitter.Fit(Without(all, slice), options.Fit), options))];
    }

    private static VoteCounts Without(VoteCounts all, VoteCounts slice)
    {
        var rest = all.Clone();
        rest.Subtract(slice);
        return rest;
    }
}
