using Arena.Ratings.Numerics;

namespace Arena.Ratings.Fits;

/// <summary>Gradient, information, meat and log-likelihood of one component at given parameters. Owns its scratch arrays.</summary>
internal sealed class PairEvaluator(PairTable table, FitLayout layout, Penalty penalty)
{
    private readonly double[] _x = new double[table.PaddedPairs];
    private readonly double[] _score = new double[table.PaddedPairs];
    private readonly PairMoments _moments = new(table.PaddedPairs);

    public FitLayout Layout => layout;

    public PairTable Table => table;

    public Penalty Penalty => penalty;

    /// <summary>The gradient of the (penalised) log-likelihood.</summary>
    public void Gradient(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        Differences(parameters);
        Array.Clear(_score);
        gradient.Clear();
        var nu = layout.NuOf(parameters);
        foreach (var side in table.Sides)
        {
            var (seat, tie) = PairKernels.Score(_x, side, layout.SeatOf(parameters), nu, _score);
            if (layout.Seat)
            {
                gradient[layout.SeatIndex] += seat;
            }

            if (layout.Tie)
            {
                gradient[layout.TieIndex] += tie;
            }
        }

        ScatterScore(gradient);
        penalty.SubtractGradient(parameters, layout, gradient);
    }

    /// <summary>Minus the Hessian, plus a multiple of 11' that fixes sum(theta) = 0; lower triangle only.</summary>
    public void Information(ReadOnlySpan<double> parameters, SymmetricMatrix result)
    {
        InformationWithoutGauge(parameters, result);
        penalty.AddToLower(result, layout);
        var gauge = Gauge(result, table.Members);
        for (var i = 0; i < table.Members; i++)
        {
            foreach (ref var value in result.Row(i)[..(i + 1)])
            {
                value += gauge;
            }
        }
    }

    /// <summary>The Fisher information of the votes alone, lower triangle.</summary>
    public void InformationWithoutGauge(ReadOnlySpan<double> parameters, SymmetricMatrix result)
    {
        Differences(parameters);
        _moments.Clear();
        foreach (var side in table.Sides)
        {
            PairKernels.Information(_x, side, layout.SeatOf(parameters), layout.NuOf(parameters), _moments);
        }

        Assemble(result);
    }

    /// <summary>The sum of the votes' squared scores, lower triangle; see <see cref="PairKernels.Meat"/> for the guard.</summary>
    public void Meat(ReadOnlySpan<double> parameters, ReadOnlySpan<double> guarded, SymmetricMatrix result)
    {
        Differences(parameters);
        _moments.Clear();
        foreach (var side in table.Sides)
        {
            PairKernels.Meat(_x, side, layout.SeatOf(parameters), layout.NuOf(parameters), guarded, _moments);
        }

        Assemble(result);
    }

    /// <summary>The log-likelihood without the penalty.</summary>
    public double LogLikelihood(ReadOnlySpan<double> parameters)
    {
        Differences(parameters);
        var sum = 0.0;
        foreach (var side in table.Sides)
        {
            sum += PairKernels.LogLikelihood(_x, side, layout.SeatOf(parameters), layout.NuOf(parameters));
        }

        return sum;
    }

    /// <summary>Gives the direction 1, along which the likelihood is flat, an eigenvalue of the size of the others.</summary>
    private static double Gauge(SymmetricMatrix information, int members)
    {
        var trace = 0.0;
        for (var i = 0; i < members; i++)
        {
            trace += information[i, i];
        }

        return trace / ((double)members * members);
    }

    private void Differences(ReadOnlySpan<double> parameters)
    {
        var first = table.First;
        var second = table.Second;
        for (var pair = 0; pair < first.Length; pair++)
        {
            _x[pair] = parameters[first[pair]] - parameters[second[pair]];
        }
    }

    private void ScatterScore(Span<double> gradient)
    {
        for (var pair = 0; pair < table.Pairs; pair++)
        {
            gradient[table.First[pair]] += _score[pair];
            gradient[table.Second[pair]] -= _score[pair];
        }
    }

    private void Assemble(SymmetricMatrix result)
    {
        Array.Clear(result.Data);
        var diagonal = new double[table.Members];
        for (var pair = 0; pair < table.Pairs; pair++)
        {
            var value = _moments.Theta[pair];
            result.Data[(table.Second[pair] * result.Stride) + table.First[pair]] = -value;
            diagonal[table.First[pair]] += value;
            diagonal[table.Second[pair]] += value;
        }

        for (var i = 0; i < diagonal.Length; i++)
        {
            result.Row(i)[i] = diagonal[i];
        }

        AssembleCorner(result);
    }

    private void AssembleCorner(SymmetricMatrix result)
    {
        if (layout.Seat)
        {
            AssembleRow(result.Row(layout.SeatIndex), _moments.ThetaSeat);
            result.Row(layout.SeatIndex)[layout.SeatIndex] = _moments.SeatSeat;
        }

        if (layout.Tie)
        {
            AssembleRow(result.Row(layout.TieIndex), _moments.ThetaTie);
            result.Row(layout.TieIndex)[layout.TieIndex] = _moments.TieTie;
        }

        if (layout.Seat && layout.Tie)
        {
            result.Row(layout.TieIndex)[layout.SeatIndex] = _moments.SeatTie;
        }
    }

    private void AssembleRow(Span<double> row, double[] values)
    {
        for (var pair = 0; pair < table.Pairs; pair++)
        {
            row[table.First[pair]] += values[pair];
            row[table.Second[pair]] -= values[pair];
        }
    }
}
