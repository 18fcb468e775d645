namespace Arena.Ratings.Connectivity;

/// <summary>Groups of contestants that votes connect, whoever won; by union-find with path halving.</summary>
internal sealed class WeakComponents
{
    private readonly int[] _parent;

    public WeakComponents(int contestants)
    {
        Parts = contestants;
        _parent = new int[contestants];
        for (var i = 0; i < contestants; i++)
        {
            _parent[i] = i;
        }
    }

    /// <summary>The number of parts, single contestants included.</summary>
    public int Parts { get; private set; }

    public void Join(int a, int b)
    {
        var (x, y) = (Find(a), Find(b));
        if (x != y)
        {
            Parts--;
            // The smaller index wins, so that the grouping does not depend on the order of the votes.
            _parent[Math.Max(x, y)] = Math.Min(x, y);
        }
    }

    public int Find(int contestant)
    {
        while (_parent[contestant] != contestant)
        {
            contestant = _parent[contestant] = _parent[_parent[contestant]];
        }

        return contestant;
    }

    /// <summary>Groups of two or more, largest first, then by smallest member; members ascending.</summary>
    public int[][] Groups() =>
        [.. Enumerable.Range(0, _parent.Length)
            .GroupBy(Find)
            .Where(group => group.Skip(1).Any())
            .Select(group => group.ToArray())
            .OrderByDescending(group => group.Length)
            .ThenBy(group => group[0])];
}
