using Arena.Ratings.Numerics;

namespace Arena.Ratings.Fits;

/// <summary>
/// Independent normal priors N(mean of the component, 1 / Precision_i) on the members whose precision is positive,
/// N(0, 1 / SeatPrecision) on the seat effect, and N(TieCenter, 1 / TiePrecision) on log nu. For the members, as a quadratic form: Q = C diag(Precision) C with C the centring matrix,
/// so it does not depend on where the scale has its zero.
/// </summary>
internal sealed record Penalty(double[] Precision, double SeatPrecision, double TiePrecision, double TieCenter) : IPrior
{
    public bool FixesGauge => false;

    /// <summary>Whether the same parameters are held, and log nu around the same value.</summary>
    public bool HoldsAlike(Penalty other) =>
        Precision.AsSpan().SequenceEqual(other.Precision)
        && SeatPrecision.Equals(other.SeatPrecision)
        && TiePrecision.Equals(other.TiePrecision)
        && (TiePrecision == 0 || TieCenter.Equals(other.TieCenter));

    /// <summary>Subtracts Q theta from the gradient; theta has mean zero.</summary>
    public void SubtractGradient(ReadOnlySpan<double> parameters, FitLayout layout, Span<double> gradient)
    {
        if (layout.Seat)
        {
            gradient[layout.SeatIndex] -= SeatPrecision * parameters[layout.SeatIndex];
        }

        if (layout.Tie)
        {
            gradient[layout.TieIndex] -= TiePrecision * (parameters[layout.TieIndex] - TieCenter);
        }

        var mean = 0.0;
        for (var i = 0; i < Precision.Length; i++)
        {
            mean += Precision[i] * parameters[i] / Precision.Length;
        }

        for (var i = 0; i < Precision.Length; i++)
        {
            gradient[i] -= (Precision[i] * parameters[i]) - mean;
        }
    }

    /// <summary>Adds Q to the lower triangle.</summary>
    public void AddToLower(SymmetricMatrix matrix, FitLayout layout)
    {
        if (layout.Seat)
        {
            matrix.Row(layout.SeatIndex)[layout.SeatIndex] += SeatPrecision;
        }

        if (layout.Tie)
        {
            matrix.Row(layout.TieIndex)[layout.TieIndex] += TiePrecision;
        }

        var members = Precision.Length;
        var corner = Precision.Sum() / ((double)members * members);
        if (corner == 0)
        {
            return;
        }

        for (var i = 0; i < members; i++)
        {
            var row = matrix.Row(i);
            for (var j = 0; j <= i; j++)
            {
                row[j] += corner - ((Precision[i] + Precision[j]) / members);
            }

            row[i] += Precision[i];
        }
    }
}
