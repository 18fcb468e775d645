namespace Arena.Web.Analytics;

/// <summary>Pairs as a square: the row's contestant against the column's.</summary>
public sealed class PairMatrix
{
    /// <summary>Colours of the scale.</summary>
    public const int Steps = 9;

    /// <summary>More columns than that are not readable; the table and the CSV have all.</summary>
    public const int Most = 20;

    private readonly Dictionary<(string Row, string Column), PairRow> _cells = [];

    public PairMatrix(HeadToHeadState pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        foreach (var row in pairs.Rows)
        {
            _cells[(row.One, row.Other)] = row;
            _cells[(row.Other, row.One)] = row.Turned();
        }

        Contestants = Busiest(pairs);
        LeftOut = pairs.Contestants.Count - Contestants.Count;
    }

    /// <summary>Those shown, in the order of the pairs.</summary>
    public IReadOnlyList<NameState> Contestants { get; }

    /// <summary>How many are not shown.</summary>
    public int LeftOut { get; }

    /// <summary>The votes of two contestants as the row had them; null where they never met.</summary>
    public PairRow? Cell(NameState row, NameState column)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(column);
        return _cells.GetValueOrDefault((row.Contestant, column.Contestant));
    }

    /// <summary>The colour of a share: 5 is even, 1 always lost, 9 always won.</summary>
    public static int Step(double share) => Math.Clamp(1 + (int)Math.Floor(share * Steps), 1, Steps);

    private static List<NameState> Busiest(HeadToHeadState pairs)
    {
        var votes = pairs.Rows.SelectMany(row => new[] { (Id: row.One, row.Votes), (Id: row.Other, row.Votes) })
            .GroupBy(side => side.Id).ToDictionary(side => side.Key, side => side.Sum(row => row.Votes));
        var shown = pairs.Contestants.OrderByDescending(name => votes.GetValueOrDefault(name.Contestant)).Take(Most).ToHashSet();
        return [.. pairs.Contestants.Where(shown.Contains)];
    }
}
