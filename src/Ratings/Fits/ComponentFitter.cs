using Arena.Ratings.Connectivity;
using Arena.Ratings.Numerics;

namespace Arena.Ratings.Fits;

/// <summary>Fits one component: decides what needs the prior, solves, and computes the covariance.</summary>
internal static class ComponentFitter
{
    public static ComponentFit Fit(int[] members, PairTable table, FitOptions options)
    {
        var votes = table.VotesPerMember();
        var graph = new WinGraph(table);
        var strong = graph.IsStronglyConnected();
        var layout = Layout(table, options);
        var unbounded = layout.Tie && DecisiveOrder.Exists(table, options.Seat);
        var penalised = Penalised(graph, table, votes, options, unbounded);
        var evaluator = new PairEvaluator(table, layout, Prior(table, penalised, options, unbounded));
        var parameters = Start(table, layout);
        var solver = new NewtonSolver(evaluator);
        solver.Solve(parameters, options.Tolerance);
        var inverse = Inverse(evaluator, parameters);
        return new ComponentFit(members, parameters, evaluator)
        {
            Nu = Nu(table, layout, parameters, options),
            Votes = table.TotalWins() + table.TotalTies(),
            StronglyConnected = strong,
            Penalised = penalised,
            VotesPerMember = votes,
            Covariance = Sandwich(inverse, Meat(evaluator, parameters, penalised), evaluator),
            ModelCovariance = WithoutGauge(inverse, members.Length),
            LogLikelihood = evaluator.LogLikelihood(parameters),
            Iterations = solver.Factorisations,
        };
    }

    /// <summary>V = X (B + Q) X; X may carry a multiple of 11', which B + Q annihilates.</summary>
    public static SymmetricMatrix Sandwich(SymmetricMatrix inverse, SymmetricMatrix lowerMeat, PairEvaluator evaluator)
    {
        evaluator.Penalty.AddToLower(lowerMeat, evaluator.Layout);
        lowerMeat.MirrorLower();
        var product = new SymmetricMatrix(inverse.Size);
        VectorKernels.MultiplyFull(inverse, lowerMeat, product);
        VectorKernels.MultiplyLower(product, inverse, lowerMeat);
        lowerMeat.MirrorLower();
        return lowerMeat;
    }

    public static SymmetricMatrix Meat(PairEvaluator evaluator, ReadOnlySpan<double> parameters, IReadOnlyList<bool> penalised)
    {
        var table = evaluator.Table;
        var guarded = new double[table.PaddedPairs];
        for (var pair = 0; pair < table.Pairs; pair++)
        {
            guarded[pair] = penalised[table.First[pair]] || penalised[table.Second[pair]] ? 1 : 0;
        }

        var meat = new SymmetricMatrix(evaluator.Layout.Size);
        evaluator.Meat(parameters, guarded, meat);
        return meat;
    }

    public static SymmetricMatrix Inverse(PairEvaluator evaluator, ReadOnlySpan<double> parameters)
    {
        var information = new SymmetricMatrix(evaluator.Layout.Size);
        evaluator.Information(parameters, information);
        return CholeskyFactor.Factor(information).Inverse();
    }

    private static FitLayout Layout(PairTable table, FitOptions options)
    {
        var tie = options.Model == PairwiseModel.Davidson && table.TotalTies() > 0 && table.TotalWins() > 0;
        return new FitLayout(table.Members, options.Seat, tie);
    }

    private static double Nu(PairTable table, FitLayout layout, double[] parameters, FitOptions options)
    {
        if (options.Model != PairwiseModel.Davidson)
        {
            return double.NaN;
        }

        return table.TotalWins() == 0 ? double.PositiveInfinity : layout.NuOf(parameters);
    }

    /// <summary>
    /// Members with few votes; and everybody, if that does not make the estimate finite or if no vote was ever decisive.
    /// </summary>
    private static bool[] Penalised(WinGraph graph, PairTable table, double[] votes, FitOptions options, bool unbounded)
    {
        var few = Array.ConvertAll(votes, v => v < options.PenaltyVotes);
        if (unbounded || table.TotalWins() == 0 || !graph.IsFiniteWith(few))
        {
            Array.Fill(few, true);
        }

        return few;
    }

    private static Penalty Prior(PairTable table, bool[] penalised, FitOptions options, bool unbounded)
    {
        var precision = 1 / (options.PriorSd * options.PriorSd);
        var seat = options.Seat && (unbounded || !SeatIdentification.IsFinite(table)) ? precision : 0;
        return new Penalty(Array.ConvertAll(penalised, p => p ? precision : 0), seat);
    }

    private static double[] Start(PairTable table, FitLayout layout)
    {
        var start = new double[layout.Size];
        if (layout.Tie)
        {
            start[layout.TieIndex] = Math.Log(2 * table.TotalTies() / table.TotalWins());
        }

        return start;
    }

    private static SymmetricMatrix WithoutGauge(SymmetricMatrix inverse, int members)
    {
        var result = inverse.Clone();
        var excess = 0.0;
        for (var j = 0; j < members; j++)
        {
            excess += inverse[0, j] / members;
        }

        for (var i = 0; i < members; i++)
        {
            foreach (ref var value in result.Row(i)[..members])
            {
                value -= excess;
            }
        }

        return result;
    }
}
