using Arena.Ratings.Connectivity;
using Arena.Ratings.Fits;

namespace Arena.Ratings.Intervals;

/// <summary>What a table whose counts were changed still connects.</summary>
internal static class RemainingVotes
{
    /// <summary>The members that votes join, whoever won.</summary>
    public static WeakComponents Connect(PairTable table)
    {
        // The last pairs are those of the last member: on a full board they alone connect everybody.
        var graph = new WeakComponents(table.Members);
        for (var pair = table.Pairs - 1; pair >= 0 && graph.Parts > 1; pair--)
        {
            foreach (var side in table.Sides)
            {
                if (side.Wins[pair] + side.Losses[pair] + side.Ties[pair] > 0)
                {
                    graph.Join(table.First[pair], table.Second[pair]);
                }
            }
        }

        return graph;
    }

    /// <summary>Whether the votes compare all members without a prior; what they leave apart no chord step would ever move.</summary>
    public static bool Compare(PairTable table, IReadOnlyList<bool> penalised)
    {
        var graph = Connect(table);
        var part = -1;
        for (var i = 0; i < table.Members; i++)
        {
            if (!penalised[i] && graph.Find(i) != (part = part < 0 ? graph.Find(i) : part))
            {
                return false;
            }
        }

        return true;
    }
}
