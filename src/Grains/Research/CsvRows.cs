using System.Globalization;
using System.Text;
using Arena.Contracts.Research;
using CsvHelper;
using CsvHelper.Configuration;

namespace Arena.Grains.Research;

/// <summary>Writes rows as RFC 4180 CSV with a header. A cell that a spreadsheet would run as a formula is left as it is: researchers need the text.</summary>
internal abstract class CsvRows<T> : IRowWriter<T>
{
    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture)
    {
        NewLine = Rfc4180.LineEnd,
        ShouldQuote = args => Rfc4180.NeedsQuotes(args.Field),
    };

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private CsvWriter? _csv;

    protected abstract IReadOnlyList<string> Columns { get; }

    public void Start(Stream stream)
    {
        _csv = new CsvWriter(new StreamWriter(stream, Utf8, leaveOpen: true), Configuration);
        foreach (var column in Columns)
        {
            _csv.WriteField(column);
        }

        EndRow(_csv);
    }

    public virtual void Write(T row)
    {
        Cells(_csv!, row);
        EndRow(_csv!);
    }

    public void Dispose() => _csv?.Dispose();

    /// <summary>Writes one field per column.</summary>
    protected abstract void Cells(CsvWriter csv, T row);

    private static void EndRow(CsvWriter csv)
    {
        csv.NextRecord();
        csv.Flush();
    }
}
