using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Arena.Grains.Research.VoteFiles;

/// <summary>
/// Reads a CSV file row by row, whatever its size: RFC 4180 with a header, UTF-8 (or UTF-16 with a byte order mark), gzip when the
/// name ends with .gz. Everything wrong with it is a <see cref="FileProblemException"/> that says where.
/// </summary>
internal sealed class CsvFile : IDisposable
{
    /// <summary>A cell of this many characters is a quotation mark that nobody closed.</summary>
    private const int LargestCell = 8 << 20;

    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture)
    {
        MaxFieldSize = LargestCell,
        CacheFields = true,
        BufferSize = 1 << 16,
    };

    private readonly CsvParser _parser;
    private readonly string _name;
    private int _firstLine;

    public CsvFile(string path)
    {
        _name = Path.GetFileName(path);
        _parser = new CsvParser(OpenText(path), Configuration);
        Header = NextRow() ? [.. Enumerable.Range(0, _parser.Count).Select(index => _parser[index])] : throw new FileProblemException($"{_name} is empty");
        if (Header.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new FileProblemException($"{_name} has the column {twice.Key} twice");
        }
    }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>Number of the current row, from 1; the header is none.</summary>
    public long Row { get; private set; }

    /// <summary>A cell of the current row.</summary>
    public string this[int column]
    {
        get
        {
            try
            {
                return _parser[column];
            }
            catch (BadDataException exception)
            {
                throw Problem(column, "it is not CSV: a quotation mark stands in the wrong place", exception);
            }
        }
    }

    /// <summary>Opens a text file as this class reads it.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static StreamReader OpenText(string path)
    {
        Stream stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan);
        if (path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            stream = new GZipStream(stream, CompressionMode.Decompress);
        }

        return new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, 1 << 16);
    }

    /// <summary>The column's index, or -1.</summary>
    public int Find(string column)
    {
        for (var index = 0; index < Header.Count; index++)
        {
            if (Header[index] == column)
            {
                return index;
            }
        }

        return -1;
    }

    /// <exception cref="FileProblemException">There is no such column.</exception>
    public int Require(string column) => Find(column) is >= 0 and var index
        ? index
        : throw new FileProblemException($"{_name} has no column {column}; it has {string.Join(", ", Header.Select(name => name.Length > 40 ? name[..40] + "..." : name).Take(30))}");

    /// <summary>Moves to the next row; false at the end.</summary>
    /// <exception cref="FileProblemException">The row cannot be read, or has more or fewer cells than the header.</exception>
    public bool Next()
    {
        if (!NextRow())
        {
            return false;
        }

        Row++;
        RequireClosedQuotes();
        return _parser.Count == Header.Count ? true : throw Problem(null, $"it has {_parser.Count} cells and the header {Header.Count}");
    }

    /// <summary>What to throw where a cell is wrong; the line is the row's first one.</summary>
    public FileProblemException Problem(int? column, string what, Exception? inner = null) =>
        new($"{_name}, row {Row} (line {_firstLine}){(column is { } index ? $", column {Header[index]}" : "")}: {what}", inner);

    public void Dispose() => _parser.Dispose();

    // An open quotation mark swallows the rows behind it, and the cell it stands in may be one that nobody reads.
    private void RequireClosedQuotes()
    {
        if (_parser.RawRow > _firstLine && _parser.RawRecord.AsSpan().Count('"') % 2 == 1)
        {
            throw Problem(null, "a quotation mark is not closed");
        }
    }

    private bool NextRow()
    {
        _firstLine = _parser.RawRow + 1;
        try
        {
            return _parser.Read();
        }
        catch (CsvHelperException exception)
        {
            Row++;
            throw Problem(null, exception is MaxFieldSizeException ? "a quotation mark is not closed" : "it is not CSV: a quotation mark stands in the wrong place", exception);
        }
        catch (DecoderFallbackException exception)
        {
            Row++;
            throw Problem(null, "it is not UTF-8", exception);
        }
        catch (InvalidDataException exception)
        {
            throw new FileProblemException($"{_name} is not gzip, or damaged: {exception.Message}", exception);
        }
    }
}
