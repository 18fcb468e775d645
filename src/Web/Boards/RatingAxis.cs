using System.Globalization;
using Arena.Contracts.Ratings;

namespace Arena.Web.Boards;

/// <summary>One scale for the intervals of a table: from ratings to a drawing 240 units wide.</summary>
public sealed class RatingAxis
{
    public const double Width = 240;
    private const double Margin = 8;
    private const double FewestUnitsBetweenTicks = 48;

    private static readonly double[] Steps = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000];

    private readonly double _from;
    private readonly double _to;

    /// <param name="from">Least rating to show.</param>
    /// <param name="to">Largest; a scale is at least 2 points long.</param>
    public RatingAxis(double from, double to) => (_from, _to) = to - from < 1 ? (from - 1, to + 1) : (from, to);

    /// <summary>Round ratings to write on the scale, far enough from each other and from the ends to be read.</summary>
    public IEnumerable<double> Ticks
    {
        get
        {
            var perUnit = (_to - _from) / (Width - (2 * Margin));
            var step = Steps.FirstOrDefault(step => step / perUnit >= FewestUnitsBetweenTicks, Steps[^1]);
            for (var tick = Math.Ceiling((_from + (6 * perUnit)) / step) * step; tick <= _to - (6 * perUnit); tick += step)
            {
                yield return tick;
            }
        }
    }

    /// <summary>The scale that shows every interval of these rows.</summary>
    public static RatingAxis Of(IReadOnlyCollection<BoardRow> rows) =>
        new(rows.Min(row => row.Low ?? row.Rating), rows.Max(row => row.High ?? row.Rating));

    /// <summary>Where a rating lies, as SVG writes it.</summary>
    public string At(double rating) =>
        (Margin + ((rating - _from) / (_to - _from) * (Width - (2 * Margin)))).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Whether the mean of a component lies on the drawing.</summary>
    public bool Shows(double rating) => rating >= _from && rating <= _to;
}
