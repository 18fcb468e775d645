namespace Arena.Silo.Models;

/// <summary>Lists on the command line.</summary>
internal static class Lists
{
    /// <summary>Parts between commas; null for null.</summary>
    public static IReadOnlyList<string>? Split(string? list) => list?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
