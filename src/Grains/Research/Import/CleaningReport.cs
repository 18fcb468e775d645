using CsvHelper;

namespace Arena.Grains.Research.Import;

/// <summary>The cleaning report as CSV: every row of the file, and why.</summary>
internal sealed class CleaningReport : CsvRows<CleaningEntry>
{
    private const int LongestDetail = 300;

    protected override IReadOnlyList<string> Columns { get; } = ["row", "action", "reason", "detail"];

    protected override void Cells(CsvWriter csv, CleaningEntry row)
    {
        csv.WriteField(row.Row);
        csv.WriteField(row.Action.ToString().ToLowerInvariant());
        csv.WriteField(row.Reason);
        csv.WriteField(row.Detail.Length > LongestDetail ? row.Detail[..LongestDetail] + "..." : row.Detail);
    }
}
