using CsvHelper;

namespace Arena.Grains.Research;

/// <summary>The flat file of results as CSV.</summary>
internal sealed class ResultRows : CsvRows<ResultRow>
{
    protected override IReadOnlyList<string> Columns => ResultRow.Columns;

    protected override void Cells(CsvWriter csv, ResultRow row)
    {
        csv.WriteField(row.Timestamp);
        csv.WriteField(row.Language);
        csv.WriteField(row.Prompt);
        csv.WriteField(row.ModelA);
        csv.WriteField(row.ModelB);
        csv.WriteField(row.OutputA);
        csv.WriteField(row.OutputB);
        csv.WriteField(row.Swapped ? "True" : "False");
        csv.WriteField(row.WinnerPosition);
        csv.WriteField(row.WinnerSource);
    }
}
