using System.Globalization;
using System.Text.RegularExpressions;
using Arena.Support;

namespace Arena.Web.Tests;

/// <summary>Recomputes the contrast of every pair of colours that stand on each other, from tokens.css itself.</summary>
public sealed partial class ContrastTests
{
    public static TheoryData<string, string, double> Pairs => new()
    {
        { "ink", "bg", 7 }, { "ink", "surface", 7 }, { "ink", "sunken", 7 }, { "ink-2", "surface", 4.5 }, { "ink-2", "bg", 4.5 }, { "ink-2", "sunken", 4.5 },
        { "edge", "surface", 3 }, { "edge", "bg", 3 }, { "accent", "surface", 4.5 }, { "accent", "bg", 4.5 }, { "accent", "tint", 4.5 }, { "accent-hover", "surface", 4.5 },
        { "on-accent", "accent", 4.5 }, { "on-accent", "accent-hover", 4.5 }, { "warn", "warn-tint", 4.5 }, { "error", "error-tint", 4.5 }, { "error", "surface", 4.5 },
        { "saved", "saved-tint", 4.5 }, { "saved", "surface", 4.5 }, { "saved", "sunken", 4.5 }, { "warn", "sunken", 4.5 }, { "accent", "sunken", 4.5 },
        { "chart-1", "surface", 4.5 }, { "chart-2", "surface", 4.5 }, { "chart-3", "surface", 4.5 }, { "chart-4", "surface", 4.5 }, { "chart-5", "surface", 4.5 },
        { "chart-6", "surface", 4.5 },
    };

    private static readonly Dictionary<string, (string Light, string Dark)> Tokens = Read();

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_colour_can_be_read_on_what_it_stands_on(string front, string back, double least)
    {
        Contrast(Tokens[front].Light, Tokens[back].Light).ShouldBeGreaterThanOrEqualTo(least, "light");
        Contrast(Tokens[front].Dark, Tokens[back].Dark).ShouldBeGreaterThanOrEqualTo(least, "dark");
    }

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex) =>
        (0.2126 * Channel(hex, 1)) + (0.7152 * Channel(hex, 3)) + (0.0722 * Channel(hex, 5));

    private static double Channel(string hex, int at)
    {
        var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    private static Dictionary<string, (string Light, string Dark)> Read()
    {
        var css = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "src", "Web", "wwwroot", "css", "tokens.css"));
        return Token().Matches(css).ToDictionary(match => match.Groups[1].Value, match => (match.Groups[2].Value, match.Groups[3].Value));
    }

    [GeneratedRegex(@"--([\w-]+): light-dark\((#[0-9A-F]{6}), (#[0-9A-F]{6})\)")]
    private static partial Regex Token();
}
