using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Arena.Grains.Research;

/// <summary>Writes rows as RFC 4180 CSV with a header. A cell that a spreadsheet would run as a formula is left as it is: researchers need the text.</summary>
internal abstract class CsvRows<T> : IRowWriter<T>
{
    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture) { NewLine = "\r\n" };
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    protected abstract IEnumerable<string> Columns { get; }

    public void Start(Stream stream) => Write(stream, Columns);

    public virtual void Write(Stream stream, T row) => Write(stream, Cells(row));

    protected abstract IEnumerable<string?> Cells(T row);

    private static void Write(Stream stream, IEnumerable<string?> cells)
    {
        using var writer = new StreamWriter(stream, Utf8, leaveOpen: true);
        using var csv = new CsvWriter(writer, Configuration, leaveOpen: true);
        foreach (var cell in cells)
        {
            csv.WriteField(cell);
        }

        csv.NextRecord();
    }
}
