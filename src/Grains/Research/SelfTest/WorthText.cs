using System.Globalization;

namespace Arena.Grains.Research.SelfTest;

/// <summary>An answer that says how good it is: all that a blind voter has to go by.</summary>
internal static class WorthText
{
    private const string Beginning = "This answer is worth ";

    public static string Write(double worth) => string.Create(CultureInfo.InvariantCulture, $"{Beginning}{worth:R}");

    /// <exception cref="FormatException">It is not such an answer.</exception>
    public static double Read(string text) => text.StartsWith(Beginning, StringComparison.Ordinal)
        ? double.Parse(text[Beginning.Length..], CultureInfo.InvariantCulture)
        : throw new FormatException("The answer does not say what it is worth.");
}
