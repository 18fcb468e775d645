using Arena.Ratings.Numerics;

namespace Arena.Ratings.Fits;

/// <summary>What Newton's method climbs. The first <see cref="Members"/> parameters are ratings.</summary>
internal interface IConcaveObjective
{
    int Size { get; }

    int Members { get; }

    /// <summary>Whether the ratings are to be moved to a sum of 0 at the end.</summary>
    bool CentersRatings { get; }

    void Gradient(ReadOnlySpan<double> parameters, Span<double> gradient);

    /// <summary>Minus the Hessian, positive definite; lower triangle only.</summary>
    void Information(ReadOnlySpan<double> parameters, SymmetricMatrix result);
}
