using System.Buffers;

namespace Arena.Contracts.Research;

/// <summary>
/// How all CSV of the arena is written. With its line end set, CsvHelper's own rule would leave a lone line feed or carriage return inside
/// a cell unquoted, and answers are full of them.
/// </summary>
public static class Rfc4180
{
    public const string LineEnd = "\r\n";

    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",\r\n");

    /// <summary>Outer spaces are quoted too: many readers trim bare cells.</summary>
    public static bool NeedsQuotes(ReadOnlySpan<char> cell) =>
        !cell.IsEmpty && (cell[0] == ' ' || cell[^1] == ' ' || cell.ContainsAny(Quoted));
}
