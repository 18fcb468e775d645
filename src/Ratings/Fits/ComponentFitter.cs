using Arena.Ratings.Numerics;

namespace Arena.Ratings.Fits;

/// <summary>Fits one component: plans, solves, and computes the covariance.</summary>
internal static class ComponentFitter
{
    public static ComponentFit Fit(int[] members, PairTable table, FitOptions options)
    {
        var plan = FitPlan.Of(table, options);
        var (layout, penalty) = (plan.Layout, plan.Penalty);
        using var evaluator = new PairEvaluator(table, layout, penalty);
        var parameters = Start(table, plan);
        var matrix = new SymmetricMatrix(layout.Size);
        using var rented = new RentedMatrix(layout.Size);
        var solver = new NewtonSolver(evaluator, matrix);
        solver.Solve(parameters, options.Tolerance);
        evaluator.Information(parameters, matrix);
        var inverse = WithoutGauge(CholeskyFactor.Factor(matrix).IntoInverse(rented.Matrix), members.Length);
        return new ComponentFit(members, parameters, table, layout, penalty)
        {
            Nu = Nu(table, layout, parameters, options),
            Votes = table.TotalWins() + table.TotalTies(),
            StronglyConnected = plan.StronglyConnected,
            Penalised = plan.Penalised,
            VotesPerMember = table.VotesPerMember(),
            Covariance = Sandwich(inverse, Meat(evaluator, parameters, plan.Penalised, penalty, options), rented.Matrix),
            ModelCovariance = inverse,
        };
    }

    /// <summary>V = X M X in the place of M, B + Q by its lower triangle; a scratch matrix of the same size is overwritten.</summary>
    public static SymmetricMatrix Sandwich(SymmetricMatrix inverse, SymmetricMatrix lowerMeat, SymmetricMatrix scratch)
    {
        lowerMeat.MirrorLower();
        VectorKernels.MultiplyFull(inverse, lowerMeat, scratch);
        VectorKernels.MultiplyLower(scratch, inverse, lowerMeat);
        lowerMeat.MirrorLower();
        return lowerMeat;
    }

    /// <summary>B + Q, lower triangle.</summary>
    private static SymmetricMatrix Meat(PairEvaluator evaluator, double[] parameters, bool[] penalised, Penalty penalty, FitOptions options)
    {
        var table = evaluator.Table;
        var guarded = new double[table.PaddedPairs];
        for (var pair = 0; pair < table.Pairs; pair++)
        {
            guarded[pair] = penalised[table.First[pair]] || penalised[table.Second[pair]] ? 1 : 0;
        }

        var meat = new SymmetricMatrix(evaluator.Layout.Size);
        evaluator.Meat(parameters, guarded, options.Revision > 1, meat);
        penalty.AddToLower(meat, evaluator.Layout);
        return meat;
    }

    private static double Nu(PairTable table, FitLayout layout, double[] parameters, FitOptions options)
    {
        if (options.Model != PairwiseModel.Davidson)
        {
            return double.NaN;
        }

        return table.TotalWins() == 0 ? double.PositiveInfinity : layout.TieOf(parameters);
    }

    /// <summary>
    /// Each member's score as log-odds, one vote moved towards the middle: right to a few tenths where opponents are
    /// mixed, which saves Newton's method its first steps.
    /// </summary>
    private static double[] Start(PairTable table, FitPlan plan)
    {
        var layout = plan.Layout;
        var start = new double[layout.Size];
        var votes = table.WeightPerMember();
        var scores = table.ScoresPerMember();
        for (var i = 0; i < votes.Length; i++)
        {
            start[i] = Math.Log((scores[i] + 0.5) / (votes[i] - scores[i] + 0.5));
        }

        var mean = start.AsSpan(0, votes.Length).ToArray().Average();
        for (var i = 0; i < votes.Length; i++)
        {
            start[i] -= mean;
        }

        if (layout.Tie)
        {
            start[layout.TieIndex] = plan.Penalty.TieCenter;
        }

        return start;
    }

    /// <summary>Removes the multiple of 11' that fixed the scale's zero, so that the members' part is orthogonal to 1.</summary>
    internal static SymmetricMatrix WithoutGauge(SymmetricMatrix inverse, int members)
    {
        var excess = 0.0;
        foreach (var value in inverse.Row(0)[..members])
        {
            excess += value / members;
        }

        for (var i = 0; i < members; i++)
        {
            foreach (ref var value in inverse.Row(i)[..members])
            {
                value -= excess;
            }
        }

        return inverse;
    }
}
