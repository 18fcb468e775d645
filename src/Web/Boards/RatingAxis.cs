using System.Globalization;
using Arena.Contracts.Ratings;

namespace Arena.Web.Boards;

/// <summary>One scale for the intervals of a table: from ratings to a drawing 240 units wide.</summary>
public sealed class RatingAxis
{
    public const double Width = 240;
    private const double Margin = 8;

    private readonly double _from;
    private readonly double _to;

    public RatingAxis(IReadOnlyCollection<BoardRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        _from = rows.Min(row => row.Low ?? row.Rating);
        _to = rows.Max(row => row.High ?? row.Rating);
        if (_to - _from < 1)
        {
            (_from, _to) = (_from - 1, _to + 1);
        }
    }

    /// <summary>Where a rating lies, as SVG writes it.</summary>
    public string At(double rating) =>
        (Margin + ((rating - _from) / (_to - _from) * (Width - (2 * Margin)))).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Whether the mean of a component lies on the drawing.</summary>
    public bool Shows(double rating) => rating >= _from && rating <= _to;
}
