using Arena.Ratings.Connectivity;
using Arena.Ratings.Numerics;

namespace Arena.Ratings.Fits;

/// <summary>Fits one component: decides what needs the prior, solves, and computes the covariance.</summary>
internal static class ComponentFitter
{
    public static ComponentFit Fit(int[] members, PairTable table, FitOptions options)
    {
        var votes = table.VotesPerMember();
        var strong = StrongConnection.Holds(table);
        var layout = Layout(table, options);
        var penalised = Penalised(strong, table, votes, options);
        var penalty = Prior(table, layout, penalised, options);
        using var evaluator = new PairEvaluator(table, layout, penalty);
        var parameters = Start(table, layout, votes);
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
            StronglyConnected = strong,
            Penalised = penalised,
            VotesPerMember = votes,
            Covariance = Sandwich(inverse, Meat(evaluator, parameters, penalised), penalty, layout, rented.Matrix),
            ModelCovariance = inverse,
            Iterations = solver.Factorisations,
        };
    }

    /// <summary>V = X (B + Q) X in the place of the meat B; a scratch matrix of the same size is overwritten.</summary>
    public static SymmetricMatrix Sandwich(
        SymmetricMatrix inverse, SymmetricMatrix lowerMeat, Penalty penalty, FitLayout layout, SymmetricMatrix scratch)
    {
        penalty.AddToLower(lowerMeat, layout);
        lowerMeat.MirrorLower();
        VectorKernels.MultiplyFull(inverse, lowerMeat, scratch);
        VectorKernels.MultiplyLower(scratch, inverse, lowerMeat);
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

    private static FitLayout Layout(PairTable table, FitOptions options)
    {
        var tie = options.Model != PairwiseModel.BradleyTerry && table.TotalTies() > 0 && table.TotalWins() > 0;
        return new FitLayout(table.Members, options.Seat, tie, options.Model);
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
    /// Members with few votes; and everybody, if that does not make the estimate finite or if no vote was ever decisive.
    /// </summary>
    private static bool[] Penalised(bool strong, PairTable table, double[] votes, FitOptions options)
    {
        var few = Array.ConvertAll(votes, v => v < options.PenaltyVotes);
        if (table.TotalWins() == 0 || !(strong || new WinGraph(table).IsFiniteWith(few)))
        {
            Array.Fill(few, true);
        }

        return few;
    }

    private static Penalty Prior(PairTable table, FitLayout layout, bool[] penalised, FitOptions options)
    {
        var precision = 1 / (options.PriorSd * options.PriorSd);
        var open = layout.Tie && !table.HasMixedCell();
        var seat = layout.Seat && (open || !SeatIdentification.IsFinite(table));
        return new Penalty(
            Array.ConvertAll(penalised, p => p ? precision : 0),
            seat ? precision : 0,
            open ? precision : 0,
            layout.Tie ? TieStart(table, layout) : 0);
    }

    /// <summary>The logarithm of the tie parameter if all contestants were equal.</summary>
    private static double TieStart(PairTable table, FitLayout layout)
    {
        var (ties, wins) = (table.TotalTies(), table.TotalWins());
        return Math.Log(layout.IsRaoKupper ? 2 * Math.Atanh(ties / (ties + wins)) : 2 * ties / wins);
    }

    /// <summary>
    /// Each member's score as log-odds, one vote moved towards the middle: right to a few tenths where opponents are
    /// mixed, which saves Newton's method its first steps.
    /// </summary>
    private static double[] Start(PairTable table, FitLayout layout, double[] votes)
    {
        var start = new double[layout.Size];
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
            start[layout.TieIndex] = TieStart(table, layout);
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
