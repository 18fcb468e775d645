using Arena.Ratings.Fits;

namespace Arena.Ratings.Connectivity;

/// <summary>
/// Who beat whom inside one component; a tie counts both ways. Ford (1957): the maximum likelihood estimate is finite
/// exactly if every contestant can be reached from every other one along wins.
/// </summary>
internal sealed class WinGraph
{
    private readonly List<int>[] _beaten;
    private readonly List<int>[] _beatenBy;

    public WinGraph(PairTable table)
    {
        _beaten = NewLists(table.Members);
        _beatenBy = NewLists(table.Members);
        for (var pair = 0; pair < table.Pairs; pair++)
        {
            var (first, second) = (table.First[pair], table.Second[pair]);
            if (Array.Exists(table.Sides, side => side.Wins[pair] + side.Ties[pair] > 0))
            {
                Connect(first, second);
            }

            if (Array.Exists(table.Sides, side => side.Losses[pair] + side.Ties[pair] > 0))
            {
                Connect(second, first);
            }
        }
    }

    private WinGraph(List<int>[] beaten, List<int>[] beatenBy)
    {
        _beaten = beaten;
        _beatenBy = beatenBy;
    }

    public int Members => _beaten.Length;

    /// <summary>Whether everyone reaches everyone.</summary>
    public bool IsStronglyConnected() => Members > 0 && Reached(_beaten) == Members && Reached(_beatenBy) == Members;

    /// <summary>Who is in the strongly connected part that holds more than half of all members; nobody if there is none.</summary>
    public bool[] Majority()
    {
        var parts = StrongParts();
        var sizes = new int[Members];
        Array.ForEach(parts, part => sizes[part]++);
        return Array.ConvertAll(parts, part => 2 * sizes[part] > Members);
    }

    /// <summary>
    /// The rule of the first revision: whether the estimate is finite once the members in <paramref name="held"/> have a prior around the component's
    /// mean. Taken as one, they form a part that cannot run away; a single further part takes the mean along, which bounds
    /// it, though only just; two can, in opposite directions.
    /// </summary>
    public bool IsFiniteWith(bool[] held)
    {
        if (IsStronglyConnected())
        {
            return true;
        }

        return Array.Exists(held, h => h) && Contracted(held).StrongParts().Max() <= 1;
    }

    /// <summary>The strongly connected parts, numbered such that no part has a win over a part with a lower number.</summary>
    public int[] StrongParts()
    {
        var order = FinishingOrder();
        var part = new int[Members];
        Array.Fill(part, -1);
        var parts = 0;
        for (var at = order.Count - 1; at >= 0; at--)
        {
            if (part[order[at]] < 0)
            {
                Label(order[at], parts++, part);
            }
        }

        return part;
    }

    private static List<int>[] NewLists(int members)
    {
        var lists = new List<int>[members];
        for (var i = 0; i < members; i++)
        {
            lists[i] = [];
        }

        return lists;
    }

    private static int Reached(List<int>[] next)
    {
        var seen = new bool[next.Length];
        var open = new Stack<int>([0]);
        seen[0] = true;
        var count = 0;
        while (open.TryPop(out var at))
        {
            count++;
            foreach (var node in next[at])
            {
                if (!seen[node])
                {
                    seen[node] = true;
                    open.Push(node);
                }
            }
        }

        return count;
    }

    /// <summary>The graph with the given members merged into node 0.</summary>
    private WinGraph Contracted(bool[] merged)
    {
        var index = new int[Members];
        var next = 1;
        for (var i = 0; i < Members; i++)
        {
            index[i] = merged[i] ? 0 : next++;
        }

        var graph = new WinGraph(NewLists(next), NewLists(next));
        for (var i = 0; i < Members; i++)
        {
            _beaten[i].ForEach(loser => graph.Connect(index[i], index[loser]));
        }

        return graph;
    }

    private void Connect(int winner, int loser)
    {
        _beaten[winner].Add(loser);
        _beatenBy[loser].Add(winner);
    }

    /// <summary>Kosaraju's first pass, with its own stack: a chain of 4,096 contestants must not overflow ours.</summary>
    private List<int> FinishingOrder()
    {
        var order = new List<int>(Members);
        var seen = new bool[Members];
        var stack = new Stack<(int Node, int Next)>();
        for (var root = 0; root < Members; root++)
        {
            if (!seen[root])
            {
                seen[root] = true;
                stack.Push((root, 0));
            }

            while (stack.TryPop(out var frame))
            {
                if (frame.Next == _beaten[frame.Node].Count)
                {
                    order.Add(frame.Node);
                    continue;
                }

                stack.Push((frame.Node, frame.Next + 1));
                var child = _beaten[frame.Node][frame.Next];
                if (!seen[child])
                {
                    seen[child] = true;
                    stack.Push((child, 0));
                }
            }
        }

        return order;
    }

    private void Label(int root, int number, int[] part)
    {
        var open = new Stack<int>([root]);
        part[root] = number;
        while (open.TryPop(out var at))
        {
            foreach (var node in _beatenBy[at].Where(node => part[node] < 0))
            {
                part[node] = number;
                open.Push(node);
            }
        }
    }
}
