using Arena.Ratings.Fits;
using Arena.Ratings.Numerics;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Slices;

/// <summary>One slice: the mode for each tau, then the mixture.</summary>
internal sealed class ShrinkageFitter
{
    private readonly ShrinkageOptions _options;
    private readonly ComponentFit? _prior;
    private readonly int[] _members;
    private readonly int[] _inPrior;
    private readonly PairTable _table;
    private readonly FitLayout _layout;
    private readonly double[] _center;
    private readonly SymmetricMatrix _priorCovariance;

    public ShrinkageFitter(VoteCounts slice, ComponentFit? prior, ShrinkageOptions options)
    {
        _options = options;
        _prior = prior;
        var cells = PairwiseFitter.RatedCells(slice, options.Fit);
        _members = [.. cells.SelectMany(cell => new[] { cell.Left, cell.Right }).Concat(prior?.Members ?? []).Distinct().Order()];
        if (_members.Length > options.Fit.LargestComponent)
        {
            throw new ComponentTooLargeException(_members.Length, options.Fit.LargestComponent);
        }

        var local = _members.Select((member, i) => (member, i)).ToDictionary(x => x.member, x => x.i);
        var known = (prior?.Members ?? []).Select((member, i) => (member, i)).ToDictionary(x => x.member, x => x.i);
        _inPrior = Array.ConvertAll(_members, member => known.GetValueOrDefault(member, -1));
        cells = Array.ConvertAll(cells, cell => cell with { Left = local[cell.Left], Right = local[cell.Right] });
        _table = PairTableBuilder.Build(cells, _members.Length, options.Fit.Seat, weighted: false);
        _layout = new FitLayout(_members.Length, options.Fit.Seat, HasTies(), options.Fit.Model);
        _center = Center();
        _priorCovariance = PriorCovariance();
    }

    public ShrunkenFit Fit()
    {
        var taus = Grid();
        var modes = new Mode[taus.Length];
        var start = (double[])_center.Clone();
        for (var t = 0; t < taus.Length; t++)
        {
            modes[t] = Solve(taus[t], start);
            start = (double[])modes[t].Parameters.Clone();
        }

        return Mix(taus, modes, Weights(taus, modes));
    }

    private double[] Weights(double[] taus, Mode[] modes)
    {
        var best = modes.Max(mode => mode.LogMarginal);

        // The grid is logarithmic, so a density in tau gets a factor of tau.
        var weights = modes.Select((mode, t) => taus[t] * Math.Exp(mode.LogMarginal - best - (Math.Pow(taus[t] / _options.TauScale, 2) / 2))).ToArray();
        var sum = weights.Sum();
        return Array.ConvertAll(weights, weight => weight / sum);
    }

    private bool HasTies()
    {
        var known = _prior is { Nu: > 0 and < double.PositiveInfinity };
        return _options.Fit.Model == PairwiseModel.Davidson && (known || (_table.TotalTies() > 0 && _table.TotalWins() > 0));
    }

    private double[] Center()
    {
        var center = new double[_layout.Size];
        for (var i = 0; i < _members.Length; i++)
        {
            center[i] = _inPrior[i] >= 0 ? _prior!.Theta[_inPrior[i]] : 0;
        }

        if (_layout.Seat)
        {
            center[_layout.SeatIndex] = _prior?.Seat ?? 0;
        }

        if (_layout.Tie)
        {
            center[_layout.TieIndex] = _prior is { Nu: > 0 and < double.PositiveInfinity }
                ? Math.Log(_prior.Nu)
                : Math.Log(2 * _table.TotalTies() / _table.TotalWins());
        }

        return center;
    }

    private SymmetricMatrix PriorCovariance()
    {
        var covariance = new SymmetricMatrix(_layout.Size);
        for (var i = 0; i < _members.Length; i++)
        {
            for (var j = 0; j < _members.Length; j++)
            {
                covariance[i, j] = _inPrior[i] >= 0 && _inPrior[j] >= 0 ? _prior!.Covariance[_inPrior[i], _inPrior[j]] : 0;
            }
        }

        return covariance;
    }

    private double[] Grid()
    {
        var ratio = Math.Log(_options.LargestTau / _options.SmallestTau) / (_options.GridPoints - 1);
        return [.. Enumerable.Range(0, _options.GridPoints).Select(t => _options.SmallestTau * Math.Exp(ratio * t))];
    }

    /// <summary>
    /// N(theta_rest-hat, tau^2 I + V_rest): the uncertainty of the other slices' fit belongs into the prior, or it would be
    /// taken for a difference between slices.
    /// </summary>
    private NormalPrior Prior(double tau)
    {
        var covariance = _priorCovariance.Clone();
        for (var i = 0; i < _members.Length; i++)
        {
            covariance[i, i] += (tau * tau) + (_inPrior[i] >= 0 ? 0 : _options.Fit.PriorSd * _options.Fit.PriorSd);
        }

        for (var i = _members.Length; i < _layout.Size; i++)
        {
            covariance[i, i] = _options.NuisanceSd * _options.NuisanceSd;
        }

        return new NormalPrior(_center, covariance);
    }

    private Mode Solve(double tau, double[] start)
    {
        var prior = Prior(tau);
        using var evaluator = new PairEvaluator(_table, _layout, prior);
        using var scratch = new RentedMatrix(_layout.Size);
        var matrix = new SymmetricMatrix(_layout.Size);
        new NewtonSolver(evaluator, matrix).Solve(start, _options.Fit.Tolerance);
        evaluator.Information(start, matrix);
        var factor = CholeskyFactor.Factor(matrix);
        var marginal = evaluator.LogLikelihood(start) + prior.LogDensity(start) - (factor.LogDeterminant() / 2);
        return new Mode(start, factor.IntoInverse(scratch.Matrix), prior.Precision, marginal);
    }

    private ShrunkenFit Mix(double[] taus, Mode[] modes, double[] weights)
    {
        var size = _members.Length;
        var theta = new double[size];
        var own = new double[size];
        for (var t = 0; t < modes.Length; t++)
        {
            for (var i = 0; i < size; i++)
            {
                theta[i] += weights[t] * modes[t].Parameters[i];
                own[i] += weights[t] * modes[t].OwnWeight(i);
            }
        }

        var covariance = new SymmetricMatrix(size);
        for (var t = 0; t < modes.Length; t++)
        {
            AddMode(covariance, modes[t], theta, weights[t]);
        }

        return new ShrunkenFit(_members, theta, covariance, own, taus, weights);
    }

    /// <summary>The posterior covariance at one tau, plus the distance of its mode to the mean over tau.</summary>
    private static void AddMode(SymmetricMatrix covariance, Mode mode, double[] mean, double weight)
    {
        for (var i = 0; i < mean.Length; i++)
        {
            for (var j = 0; j < mean.Length; j++)
            {
                var apart = (mode.Parameters[i] - mean[i]) * (mode.Parameters[j] - mean[j]);
                covariance[i, j] += weight * (mode.Covariance[i, j] + apart);
            }
        }
    }

    private sealed record Mode(double[] Parameters, SymmetricMatrix Covariance, SymmetricMatrix Precision, double LogMarginal)
    {
        /// <summary>1 - (X P)_ii: the part of the rating that does not follow the prior.</summary>
        public double OwnWeight(int i) =>
            Math.Clamp(1 - VectorKernels.Dot(Covariance.Row(i), Precision.Row(i), Covariance.Size), 0, 1);
    }
}
