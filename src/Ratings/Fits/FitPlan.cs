using Arena.Ratings.Connectivity;

namespace Arena.Ratings.Fits;

/// <summary>What a component's votes decide before anything is solved: which parameters there are, and which the prior holds.</summary>
internal sealed record FitPlan(FitLayout Layout, bool StronglyConnected, bool[] Penalised, Penalty Penalty)
{
    public static FitPlan Of(PairTable table, FitOptions options)
    {
        var strong = StrongConnection.Holds(table);
        var tie = options.Model != PairwiseModel.BradleyTerry && table.TotalTies() > 0 && table.TotalWins() > 0;
        var layout = new FitLayout(table.Members, options.Seat, tie, options.Model);
        var penalised = Held(strong, table, options);
        return new FitPlan(layout, strong, penalised, Prior(table, layout, penalised, options));
    }

    /// <summary>Whether a fit was made by this plan.</summary>
    public bool IsOf(ComponentFit fit) =>
        Layout == fit.Layout
        && StronglyConnected == fit.StronglyConnected
        && Penalised.SequenceEqual(fit.Penalised)
        && Penalty.HoldsAlike(fit.Penalty);

    /// <summary>
    /// Members with few votes; where wins do not lead from everyone to everyone also those outside the part that holds the majority, and
    /// everybody if there is no such part or if no vote was ever decisive.
    /// </summary>
    private static bool[] Held(bool strong, PairTable table, FitOptions options)
    {
        var votes = options.Revision == 1 ? table.WeightPerMember() : table.VotesPerMember();
        var held = Array.ConvertAll(votes, v => v < options.PenaltyVotes);
        if (table.TotalWins() == 0)
        {
            Array.Fill(held, true);
        }
        else if (!strong)
        {
            HoldLoose(new WinGraph(table), held, options.Revision);
        }

        return held;
    }

    private static void HoldLoose(WinGraph graph, bool[] held, int revision)
    {
        if (revision == 1)
        {
            Array.Fill(held, true, 0, graph.IsFiniteWith(held) ? 0 : held.Length);
            return;
        }

        var majority = graph.Majority();
        for (var i = 0; i < held.Length; i++)
        {
            held[i] |= !majority[i];
        }
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
}
