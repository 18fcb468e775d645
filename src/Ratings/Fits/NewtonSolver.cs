using Arena.Ratings.Numerics;

namespace Arena.Ratings.Fits;

/// <summary>
/// Newton's method for the concave log-likelihood. A factorisation is kept for further (chord) steps as long as they
/// shrink quickly, since a gradient costs a fraction of a factorisation. Steps that overshoot are halved.
/// </summary>
internal sealed class NewtonSolver
{
    private const int MostFactorisations = 100;
    private const double ChordReach = 0.2;
    private const double ChordRate = 0.3;
    private const double RoundingFloor = 1e-7;

    private readonly IConcaveObjective _objective;
    private readonly SymmetricMatrix _matrix;
    private double[] _gradient;
    private double[] _trialGradient;
    private readonly double[] _step;
    private readonly double[] _trial;
    private int _factorisations;

    /// <param name="objective">The log-likelihood.</param>
    /// <param name="matrix">Scratch of the objective's size.</param>
    public NewtonSolver(IConcaveObjective objective, SymmetricMatrix matrix)
    {
        _objective = objective;
        var size = objective.Size;
        _matrix = matrix;
        _gradient = new double[size];
        _trialGradient = new double[size];
        _step = new double[size];
        _trial = new double[size];
    }

    /// <summary>Moves <paramref name="parameters"/> to the optimum.</summary>
    /// <exception cref="FitFailedException">No convergence.</exception>
    public void Solve(double[] parameters, double tolerance)
    {
        var best = double.PositiveInfinity;
        _objective.Gradient(parameters, _gradient);
        while (_factorisations < MostFactorisations)
        {
            var size = ChordSteps(parameters, tolerance);
            if (size <= tolerance || (size <= RoundingFloor && size > best / 2))
            {
                Center(parameters);
                return;
            }

            best = Math.Min(best, size);
        }

        throw new FitFailedException($"No optimum after {MostFactorisations} Newton steps; the last moved {best} log-odds.");
    }

    /// <summary>Factors once and steps until converged or until a step shrinks too little; returns the last step's size.</summary>
    private double ChordSteps(double[] parameters, double tolerance)
    {
        _objective.Information(parameters, _matrix);
        var factor = CholeskyFactor.Factor(_matrix);
        _factorisations++;
        var previous = double.PositiveInfinity;
        while (true)
        {
            _gradient.CopyTo(_step, 0);
            factor.Solve(_step);
            var size = Advance(parameters);
            if (size <= tolerance || size > ChordReach || size > previous * ChordRate)
            {
                return size;
            }

            previous = size;
        }
    }

    /// <summary>One step, halved while the slope along it has turned clearly negative, that is, while it overshoots.</summary>
    private double Advance(double[] parameters)
    {
        var slope = VectorKernels.Dot(_gradient, _step, _step.Length);
        var size = VectorKernels.MaxAbs(_step);
        if (double.IsNaN(size))
        {
            throw new FitFailedException("A Newton step is not a number.");
        }

        for (var scale = 1.0; ; scale /= 2)
        {
            parameters.CopyTo(_trial, 0);
            VectorKernels.AddScaled(_trial, scale, _step, _step.Length);
            _objective.Gradient(_trial, _trialGradient);
            if (size * scale < RoundingFloor || VectorKernels.Dot(_trialGradient, _step, _step.Length) >= -slope / 2)
            {
                _trial.CopyTo(parameters, 0);
                (_gradient, _trialGradient) = (_trialGradient, _gradient);
                return size * scale;
            }
        }
    }

    private void Center(double[] parameters)
    {
        if (!_objective.CentersRatings)
        {
            return;
        }

        var members = _objective.Members;
        var mean = parameters.AsSpan(0, members).ToArray().Average();
        for (var i = 0; i < members; i++)
        {
            parameters[i] -= mean;
        }
    }
}
