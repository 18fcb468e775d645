using Arena.Ratings.Fits;

namespace Arena.Ratings.Connectivity;

/// <summary>Ford's condition for one component, cheaply where it obviously holds.</summary>
internal static class StrongConnection
{
    /// <summary>Whether wins lead from everyone to everyone.</summary>
    public static bool Holds(PairTable table)
    {
        // Pairs with wins both ways already connect nearly every board; only the rest needs a search.
        var mutual = new WeakComponents(table.Members);
        for (var pair = 0; pair < table.Pairs && mutual.Parts > 1; pair++)
        {
            double wins = 0, losses = 0;
            foreach (var side in table.Sides)
            {
                wins += side.Wins[pair] + side.Ties[pair];
                losses += side.Losses[pair] + side.Ties[pair];
            }

            if (wins > 0 && losses > 0)
            {
                mutual.Join(table.First[pair], table.Second[pair]);
            }
        }

        return mutual.Parts == 1 || new WinGraph(table).IsStronglyConnected();
    }
}
