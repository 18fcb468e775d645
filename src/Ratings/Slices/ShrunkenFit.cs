using Arena.Ratings.Elo;
using Arena.Ratings.Numerics;

namespace Arena.Ratings.Slices;

/// <summary>The ratings of a slice after borrowing. Arrays are indexed by local index, the position in <see cref="Members"/>.</summary>
public sealed class ShrunkenFit
{
    internal ShrunkenFit(
        IReadOnlyList<int> members, double[] theta, SymmetricMatrix covariance, double[] ownWeight, double[] taus, double[] weights)
    {
        Members = members;
        Theta = theta;
        Covariance = covariance;
        OwnWeight = ownWeight;
        Taus = taus;
        TauWeights = weights;
    }

    /// <summary>The contestants, ascending: those of the slice and those of the prior fit.</summary>
    public IReadOnlyList<int> Members { get; }

    /// <summary>Posterior means in log-odds, on the scale of the prior fit.</summary>
    public IReadOnlyList<double> Theta { get; }

    /// <summary>
    /// Posterior covariance: the mixture over tau of the curvature (which knows the prior fit's own uncertainty) and of the
    /// spread of the estimates over tau.
    /// </summary>
    public SymmetricMatrix Covariance { get; }

    /// <summary>How much of each rating comes from the slice's own votes, in [0, 1].</summary>
    public IReadOnlyList<double> OwnWeight { get; }

    /// <summary>The grid of tau, in log-odds.</summary>
    public IReadOnlyList<double> Taus { get; }

    /// <summary>Posterior weights of the grid; they sum to 1.</summary>
    public IReadOnlyList<double> TauWeights { get; }

    /// <summary>Posterior mean of tau, the spread of the slice's ratings around the prior fit's, in Elo points.</summary>
    public double Tau => EloScale.ToPoints(Taus.Zip(TauWeights, (tau, weight) => tau * weight).Sum());

    /// <summary>How much of a rating is borrowed from the other slices, in [0, 1]: 1 - own weight.</summary>
    public double BorrowedShare(int local) => 1 - OwnWeight[local];

    /// <summary>Standard error of a rating in log-odds.</summary>
    public double StandardError(int local) => Math.Sqrt(Covariance[local, local]);

    /// <summary>The local index of a contestant, -1 if it is unknown.</summary>
    public int LocalIndex(int contestant)
    {
        for (var i = 0; i < Members.Count; i++)
        {
            if (Members[i] == contestant)
            {
                return i;
            }
        }

        return -1;
    }
}
