using System.Buffers;
using Arena.Ratings.Numerics;

namespace Arena.Ratings.Fits;

/// <summary>Gradient, information, meat and log-likelihood of one component at given parameters, with rented scratch memory.</summary>
internal sealed class PairEvaluator(PairTable table, FitLayout layout, IPrior prior) : IConcaveObjective, IDisposable
{
    /// <summary>Beyond this the probabilities are 0 and 1 to double precision, and the squares below stay finite.</summary>
    private const double LargestTheta = 300;

    private readonly double[] _roots = ArrayPool<double>.Shared.Rent(table.PaddedPairs);
    private readonly double[] _score = ArrayPool<double>.Shared.Rent(table.PaddedPairs);
    private readonly double[] _ahead = new double[table.Members];
    private readonly double[] _behind = new double[table.Members];
    private readonly PairMoments _moments = new(table.PaddedPairs);

    public FitLayout Layout => layout;

    public PairTable Table => table;

    public int Size => layout.Size;

    public int Members => table.Members;

    public bool CentersRatings => !prior.FixesGauge;

    /// <summary>The gradient of the (penalised) log-likelihood.</summary>
    public void Gradient(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        var roots = Roots(parameters);
        var score = _score.AsSpan(0, table.PaddedPairs);
        score.Clear();
        gradient.Clear();
        var tieParameter = layout.TieOf(parameters);
        foreach (var side in table.Sides)
        {
            var (seat, tie) = layout.IsRaoKupper
                ? RaoKupperKernels.Score(roots, side, layout.SeatOf(parameters), tieParameter, score)
                : PairKernels.Score(roots, side, layout.SeatOf(parameters), tieParameter, score);
            if (layout.Seat)
            {
                gradient[layout.SeatIndex] += seat;
            }

            if (layout.Tie)
            {
                gradient[layout.TieIndex] += tie;
            }
        }

        Scatter(_score, gradient);
        prior.SubtractGradient(parameters, layout, gradient);
    }

    /// <summary>Minus the Hessian; plus a multiple of 11' that fixes sum(theta) = 0, unless the prior does; lower triangle only.</summary>
    public void Information(ReadOnlySpan<double> parameters, SymmetricMatrix result)
    {
        InformationWithoutGauge(parameters, result);
        prior.AddToLower(result, layout);
        if (prior.FixesGauge)
        {
            return;
        }

        AddGauge(result, table.Members);
    }

    /// <summary>The information of the votes alone (Fisher's; under Rao-Kupper the observed one), lower triangle.</summary>
    public void InformationWithoutGauge(ReadOnlySpan<double> parameters, SymmetricMatrix result)
    {
        var roots = Roots(parameters);
        _moments.Clear();
        foreach (var side in table.Sides)
        {
            if (layout.IsRaoKupper)
            {
                RaoKupperKernels.Information(roots, side, layout.SeatOf(parameters), layout.TieOf(parameters), _moments);
            }
            else
            {
                PairKernels.Information(roots, side, layout.SeatOf(parameters), layout.TieOf(parameters), _moments);
            }
        }

        Assemble(result);
    }

    /// <summary>The sum of the votes' squared scores, lower triangle; see <see cref="PairKernels.Meat"/> for the guard.</summary>
    public void Meat(ReadOnlySpan<double> parameters, ReadOnlySpan<double> guarded, bool squared, SymmetricMatrix result)
    {
        var roots = Roots(parameters);
        _moments.Clear();
        foreach (var side in table.Sides)
        {
            if (layout.IsRaoKupper)
            {
                RaoKupperKernels.Meat(roots, side, layout.SeatOf(parameters), layout.TieOf(parameters), guarded, squared, _moments);
            }
            else
            {
                PairKernels.Meat(roots, side, layout.SeatOf(parameters), layout.TieOf(parameters), guarded, squared, _moments);
            }
        }

        Assemble(result);
    }

    /// <summary>The log-likelihood without the penalty.</summary>
    public double LogLikelihood(ReadOnlySpan<double> parameters)
    {
        var roots = Roots(parameters);
        var sum = 0.0;
        foreach (var side in table.Sides)
        {
            sum += layout.IsRaoKupper
                ? RaoKupperKernels.LogLikelihood(roots, side, layout.SeatOf(parameters), layout.TieOf(parameters))
                : PairKernels.LogLikelihood(roots, side, layout.SeatOf(parameters), layout.TieOf(parameters));
        }

        return sum;
    }

    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(_roots);
        ArrayPool<double>.Shared.Return(_score);
        _moments.Dispose();
    }

    /// <summary>Gives the direction 1, along which the likelihood is flat, an eigenvalue of the size of the others.</summary>
    internal static void AddGauge(SymmetricMatrix information, int members)
    {
        var trace = 0.0;
        for (var i = 0; i < members; i++)
        {
            trace += information[i, i];
        }

        var gauge = trace / ((double)members * members);
        for (var i = 0; i < members; i++)
        {
            foreach (ref var value in information.Row(i)[..(i + 1)])
            {
                value += gauge;
            }
        }
    }

    private ReadOnlySpan<double> Roots(ReadOnlySpan<double> parameters)
    {
        for (var i = 0; i < _ahead.Length; i++)
        {
            _ahead[i] = Math.Exp(Math.Clamp(parameters[i], -LargestTheta, LargestTheta) / 2);
            _behind[i] = 1 / _ahead[i];
        }

        var second = table.Second;
        for (var i = 0; i < _ahead.Length; i++)
        {
            var root = _ahead[i];
            for (var pair = table.RowStarts[i]; pair < table.RowStarts[i + 1]; pair++)
            {
                _roots[pair] = root * _behind[second[pair]];
            }
        }

        var roots = _roots.AsSpan(0, table.PaddedPairs);
        roots[table.Pairs..].Fill(1);
        return roots;
    }

    /// <summary>Adds value (e_first - e_second) of every pair to the vector.</summary>
    private void Scatter(double[] values, Span<double> vector)
    {
        var second = table.Second;
        for (var i = 0; i < table.Members; i++)
        {
            var sum = 0.0;
            for (var pair = table.RowStarts[i]; pair < table.RowStarts[i + 1]; pair++)
            {
                sum += values[pair];
                vector[second[pair]] -= values[pair];
            }

            vector[i] += sum;
        }
    }

    private void Assemble(SymmetricMatrix result)
    {
        result.Clear();
        var second = table.Second;
        var values = _moments.Theta;
        for (var i = 0; i < table.Members; i++)
        {
            var row = result.Row(i);
            var sum = 0.0;
            for (var pair = table.RowStarts[i]; pair < table.RowStarts[i + 1]; pair++)
            {
                var j = second[pair];
                row[j] = -values[pair];
                result.Data[(j * result.Stride) + j] += values[pair];
                sum += values[pair];
            }

            row[i] += sum;
        }

        AssembleCorner(result);
    }

    private void AssembleCorner(SymmetricMatrix result)
    {
        if (layout.Seat)
        {
            Scatter(_moments.ThetaSeat, result.Row(layout.SeatIndex));
            result.Row(layout.SeatIndex)[layout.SeatIndex] = _moments.SeatSeat;
        }

        if (layout.Tie)
        {
            Scatter(_moments.ThetaTie, result.Row(layout.TieIndex));
            result.Row(layout.TieIndex)[layout.TieIndex] = _moments.TieTie;
        }

        if (layout.Seat && layout.Tie)
        {
            result.Row(layout.TieIndex)[layout.SeatIndex] = _moments.SeatTie;
        }
    }
}
