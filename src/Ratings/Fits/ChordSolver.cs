using Arena.Ratings.Numerics;

namespace Arena.Ratings.Fits;

/// <summary>
/// Re-solves a component whose votes changed a little: theta += X g with the exact gradient and the inverse X of the
/// unchanged votes (chord steps of Newton's method).
/// </summary>
internal sealed class ChordSolver(PairEvaluator evaluator, SymmetricMatrix inverse)
{
    private readonly double[] _gradient = new double[evaluator.Layout.Size];
    private readonly double[] _before = new double[evaluator.Layout.Size];

    /// <summary>
    /// Steps until none moves further than <paramref name="reach"/>; false, and the parameters as they were, if the steps do not shrink to that.
    /// </summary>
    public bool TrySolve(double[] parameters, double reach, int mostSteps)
    {
        parameters.CopyTo(_before, 0);
        if (Settles(parameters, reach, mostSteps))
        {
            return true;
        }

        _before.CopyTo(parameters, 0);
        return false;
    }

    private bool Settles(double[] parameters, double reach, int mostSteps)
    {
        var previous = double.PositiveInfinity;
        for (var step = 0; step < mostSteps; step++)
        {
            var largest = Step(parameters);
            if (largest <= reach)
            {
                return true;
            }

            if (!(largest < 1.5 * previous) || largest > 20)
            {
                return false;
            }

            previous = largest;
        }

        return false;
    }

    private double Step(double[] parameters)
    {
        evaluator.Gradient(parameters, _gradient);
        var largest = 0.0;
        for (var i = 0; i < parameters.Length; i++)
        {
            var move = VectorKernels.Dot(inverse.Row(i), _gradient, _gradient.Length);
            parameters[i] += move;
            largest = Math.Max(largest, Math.Abs(move));
        }

        return largest;
    }
}
