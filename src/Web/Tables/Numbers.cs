using System.Globalization;
using Arena.Web.Texts;

namespace Arena.Web.Tables;

/// <summary>Numbers as tables and sentences show them, in the culture of the page; those that are called raw are for scripts and addresses.</summary>
public static class Numbers
{
    /// <summary>A share as whole per cent.</summary>
    public static string Share(double value) => value.ToString("P0", CultureInfo.CurrentCulture);

    /// <summary>A share with its interval.</summary>
    public static string Share(TextCatalog texts, double value, double low, double high)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return texts.Format("number.interval", ("value", Share(value)), ("low", Percent(low)), ("high", Percent(high)));
    }

    /// <summary>A difference in points with its sign.</summary>
    public static string Points(double value) => value.ToString("+0;−0;0", CultureInfo.CurrentCulture);

    /// <summary>A difference with its interval.</summary>
    public static string Points(TextCatalog texts, double value, double low, double high)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return texts.Format("number.interval.to", ("value", Points(value)), ("low", Points(low)), ("high", Points(high)));
    }

    /// <summary>A rating.</summary>
    public static string Rating(double value) => value.ToString("0", CultureInfo.CurrentCulture);

    /// <summary>A rating with its interval.</summary>
    public static string Rating(TextCatalog texts, double value, double low, double high)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return texts.Format("number.interval", ("value", Rating(value)), ("low", Rating(low)), ("high", Rating(high)));
    }

    /// <summary>A count with its groups.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.CurrentCulture);

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>A probability of error.</summary>
    public static string PValue(double value) =>
        value < 0.0001 ? "< " + 0.0001.ToString("0.0000", CultureInfo.CurrentCulture) : value.ToString(value < 0.01 ? "0.0000" : "0.00", CultureInfo.CurrentCulture);

    /// <summary>The shortest text that reads back as the same number.</summary>
    public static string Raw(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static string Raw(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Percent(double value) => (100 * value).ToString("0", CultureInfo.CurrentCulture);
}
