using System.Globalization;
using Arena.Web.Texts;

namespace Arena.Web.Tables;

/// <summary>Numbers as tables and sentences show them, in the culture of the page; those that are called raw are for scripts and addresses.</summary>
public static class Numbers
{
    private const int MostDecimals = 2;

    /// <summary>A share as whole per cent; with decimals where it would else read as none or all and is neither.</summary>
    public static string Share(double value) => (Percentage(value) / 100).ToString($"P{Decimals(value)}", CultureInfo.CurrentCulture);

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

    /// <summary>A probability of error in a sentence.</summary>
    public static string PEquals(double value) => (value < 0.0001 ? "p " : "p = ") + PValue(value);

    /// <summary>The shortest text that reads back as the same number.</summary>
    public static string Raw(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static string Raw(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Percent(double value) => Percentage(value).ToString($"F{Decimals(value)}", CultureInfo.CurrentCulture);

    private static bool IsPart(double value) => value is > 1e-9 and < 1 - 1e-9;

    private static int Decimals(double value)
    {
        var decimals = 0;
        while (IsPart(value) && decimals < MostDecimals && (Rounded(value, decimals) is 0 or 100))
        {
            decimals++;
        }

        return decimals;
    }

    private static double Rounded(double value, int decimals) => Math.Round(100 * value, decimals, MidpointRounding.AwayFromZero);

    // Of a hundred; a part that even decimals do not show is the least or the most that they can.
    private static double Percentage(double value) =>
        Rounded(value, Decimals(value)) is var rounded && IsPart(value) ? Math.Clamp(rounded, 0.01, 99.99) : rounded;
}
