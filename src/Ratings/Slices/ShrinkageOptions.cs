using Arena.Ratings.Fits;

namespace Arena.Ratings.Slices;

/// <summary>How a small board borrows from a larger one.</summary>
public sealed record ShrinkageOptions
{
    /// <summary>The model; the prior fit should use the same.</summary>
    public FitOptions Fit { get; init; } = FitOptions.Davidson;

    /// <summary>Smallest tau on the grid in log-odds; 0.01 is 1.7 Elo, as good as equal.</summary>
    public double SmallestTau { get; init; } = 0.01;

    /// <summary>Largest tau on the grid in log-odds; 2 is 347 Elo, as good as separate.</summary>
    public double LargestTau { get; init; } = 2;

    /// <summary>
    /// Scale of tau's half-normal prior in log-odds; 0.5 is 87 Elo. Languages of one arena differ by 26 to 69 Elo where it was
    /// looked at; the prior matters only for slices too small to tell.
    /// </summary>
    public double TauScale { get; init; } = 0.5;

    /// <summary>Points of the logarithmic grid; 16 put neighbours a factor of 1.4 apart.</summary>
    public int GridPoints { get; init; } = 16;

    /// <summary>Prior standard deviation, in log-odds, of the seat effect and of log nu around those of the prior fit; 0.5.</summary>
    public double NuisanceSd { get; init; } = 0.5;

    internal void Check()
    {
        Fit.Check();
        if (Fit.Model == PairwiseModel.RaoKupper)
        {
            throw new ArgumentException("Boards are shrunken under Davidson and Bradley-Terry only.");
        }

        if (!(SmallestTau > 0 && LargestTau > SmallestTau && NuisanceSd > 0 && TauScale > 0) || GridPoints < 2)
        {
            throw new ArgumentException("The grid of tau or the nuisance prior is out of range.");
        }
    }
}
