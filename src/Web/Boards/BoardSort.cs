using Arena.Contracts.Ratings;

namespace Arena.Web.Boards;

/// <summary>In which order the rows of a table stand. Ranks stay what they are.</summary>
/// <param name="Sort">rank, name, family, rating, votes or won; by rank unless given.</param>
/// <param name="Dir">asc or desc; what suits the column unless given.</param>
public sealed record BoardSort(string? Sort = null, string? Dir = null)
{
    /// <summary>Columns that can be sorted by.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["rank", "name", "family", "rating", "votes", "won"];

    public string Column => Columns.Contains(Sort) ? Sort! : Columns[0];

    public bool IsDescending => Dir is "asc" or "desc" ? Dir == "desc" : IsNaturallyDescending(Column);

    /// <summary>The rows in order; equal ones by rank.</summary>
    public IReadOnlyList<BoardRow> Apply(IEnumerable<BoardRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var byRank = rows.OrderBy(row => row.Rank).ThenBy(row => row.Contestant, StringComparer.Ordinal);
        return Column switch
        {
            "name" => Ordered(byRank, row => row.Name, StringComparer.CurrentCultureIgnoreCase),
            "family" => Ordered(byRank, row => row.Family, StringComparer.CurrentCultureIgnoreCase),
            "rating" => Ordered(byRank, row => row.Rating, null),
            "votes" => Ordered(byRank, row => row.Votes, null),
            "won" => Ordered(byRank, row => row.Wins / (double)Math.Max(1, row.Votes), null),
            _ => Ordered(byRank, row => row.Rank, null),
        };
    }

    /// <summary>ascending or descending for the column that is sorted by; null for the others.</summary>
    public string? AriaSort(string column) => column != Column ? null : IsDescending ? "descending" : "ascending";

    /// <summary>The order that pressing a column's head asks for: its natural one, or the other one where it is sorted by already.</summary>
    public BoardSort Pressed(string column) =>
        new(column, (column == Column ? !IsDescending : IsNaturallyDescending(column)) ? "desc" : "asc");

    private static bool IsNaturallyDescending(string column) => column is "rating" or "votes" or "won";

    private List<BoardRow> Ordered<TKey>(IEnumerable<BoardRow> rows, Func<BoardRow, TKey> key, IComparer<TKey>? comparer) =>
        [.. IsDescending ? rows.OrderByDescending(key, comparer) : rows.OrderBy(key, comparer)];
}
