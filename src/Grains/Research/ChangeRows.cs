using System.Globalization;
using Arena.Grains.Storage;
using CsvHelper;

namespace Arena.Grains.Research;

/// <summary>Changes of votes' standing as CSV; a reason that is empty lifts the exclusion.</summary>
internal sealed class ChangeRows : CsvRows<(long Entry, Exclusion Change)>
{
    protected override IReadOnlyList<string> Columns { get; } = ["entry", "seq", "reason", "by", "at"];

    protected override void Cells(CsvWriter csv, (long Entry, Exclusion Change) row)
    {
        csv.WriteField(row.Entry.ToString(CultureInfo.InvariantCulture));
        csv.WriteField(row.Change.Sequence.ToString(CultureInfo.InvariantCulture));
        csv.WriteField(row.Change.Reason);
        csv.WriteField(row.Change.By);
        csv.WriteField(Words.Of(row.Change.At));
    }
}
