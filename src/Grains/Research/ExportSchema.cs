using Arena.Contracts.Research;

namespace Arena.Grains.Research;

/// <summary>
/// Versions of the exports' rows. docs/research.md lists every column; a test keeps the two together. A column that is renamed, removed or
/// means something else makes a new version; one that is added at the end does not.
/// </summary>
internal static class ExportSchema
{
    public const string Votes = "votes/1";
    public const string Battles = "battles/1";
    public const string Answers = "answers/1";
    public const string Results = "results/1";

    public static string Of(ExportKind kind, ExportFormat format) => kind switch
    {
        ExportKind.Votes => Votes,
        ExportKind.Results => Results,
        _ => format == ExportFormat.Csv ? Answers : Battles,
    };
}
