namespace Arena.Web.Analytics;

/// <summary>Pairs as a square: the row's contestant against the column's.</summary>
public sealed class PairMatrix
{
    /// <summary>Colours of the scale.</summary>
    public const int Steps = 9;

    private readonly Dictionary<(string Row, string Column), PairRow> _cells = [];

    /// <param name="pairs">The pairs.</param>
    /// <param name="shown">Ids of the contestants to show.</param>
    public PairMatrix(HeadToHeadState pairs, IReadOnlySet<string> shown)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(shown);
        foreach (var row in pairs.Rows)
        {
            _cells[(row.One, row.Other)] = row;
            _cells[(row.Other, row.One)] = row.Turned();
        }

        Contestants = [.. pairs.Contestants.Where(name => shown.Contains(name.Contestant))];
    }

    /// <summary>Those shown, in the order of the pairs.</summary>
    public IReadOnlyList<NameState> Contestants { get; }

    /// <summary>The votes of two contestants as the row had them; null where they never met.</summary>
    public PairRow? Cell(NameState row, NameState column)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(column);
        return _cells.GetValueOrDefault((row.Contestant, column.Contestant));
    }

    /// <summary>The colour of a share: 5 is even, 1 always lost, 9 always won.</summary>
    public static int Step(double share) => Math.Clamp(1 + (int)Math.Floor(share * Steps), 1, Steps);
}
