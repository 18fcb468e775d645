using Arena.Ratings.Numerics;

namespace Arena.Ratings.Intervals;

/// <summary>
/// Lifts a clustered covariance C to the per-vote one, V: C + S V S with S diagonal, S_ii^2 = max(0, 1 - C_ii / V_ii). No variance is then
/// below its per-vote one, and what is added is correlated as the per-vote estimates are: where C tells nothing of some contestants, their
/// differences have the variances that V gives them. For other differences C + S V S is at least C.
/// </summary>
internal static class Floor
{
    /// <param name="clustered">C, changed in place.</param>
    /// <param name="perVote">V.</param>
    /// <param name="revision">1 lifts the diagonal alone.</param>
    public static SymmetricMatrix Lift(SymmetricMatrix clustered, SymmetricMatrix perVote, int revision)
    {
        var shares = new double[clustered.Size];
        for (var i = 0; i < shares.Length; i++)
        {
            var (c, v) = (clustered[i, i], perVote[i, i]);
            shares[i] = c < v ? Math.Sqrt(1 - (c / v)) : 0;
            clustered[i, i] = Math.Max(c, v);
        }

        if (revision > 1)
        {
            AddShared(clustered, perVote, shares);
        }

        return clustered;
    }

    private static void AddShared(SymmetricMatrix clustered, SymmetricMatrix perVote, double[] shares)
    {
        for (var i = 0; i < shares.Length; i++)
        {
            for (var j = 0; j < shares.Length; j++)
            {
                clustered[i, j] += i == j ? 0 : shares[i] * shares[j] * perVote[i, j];
            }
        }
    }
}
