using Arena.Ratings.Numerics;

namespace Arena.Ratings.Fits;

/// <summary>A quadratic term in the log-likelihood.</summary>
internal interface IPrior
{
    /// <summary>Whether it says where the scale has its zero; if not, the ratings sum to 0.</summary>
    bool FixesGauge { get; }

    /// <summary>Adds the gradient of the (negative) quadratic form.</summary>
    void SubtractGradient(ReadOnlySpan<double> parameters, FitLayout layout, Span<double> gradient);

    /// <summary>Adds the quadratic form's matrix to a lower triangle.</summary>
    void AddToLower(SymmetricMatrix matrix, FitLayout layout);
}
