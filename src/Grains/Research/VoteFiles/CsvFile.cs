using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Arena.Grains.Research.VoteFiles;

/// <summary>
/// Reads a CSV file row by row, whatever its size: RFC 4180 with a header, encoded as <see cref="TextFile"/> says. Everything wrong with it
/// is a <see cref="FileProblemException"/> that says where.
/// </summary>
internal sealed class CsvFile : IDisposable
{
    /// <summary>A cell of this many characters is a quotation mark that nobody closed.</summary>
    private const int LargestCell = 8 << 20;

    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture)
    {
        MaxFieldSize = LargestCell,
        BufferSize = 1 << 16,
    };

    private readonly CsvParser _parser;
    private readonly Func<bool> _read;
    private readonly string _path;
    private readonly string _name;
    private int _firstLine;

    public CsvFile(string path)
    {
        (_path, _name) = (path, Path.GetFileName(path));
        _parser = new CsvParser(TextFile.Open(path), Configuration);
        _read = _parser.Read;
        try
        {
            Header = NextRow() ? [.. Enumerable.Range(0, _parser.Count).Select(Cell)] : throw new FileProblemException($"{_name} is empty");
            if (Header.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            {
                throw new FileProblemException($"{_name} has the column {twice.Key} twice");
            }
        }
        catch
        {
            _parser.Dispose();
            throw;
        }
    }

    /// <summary>Names of the columns; none while they are read.</summary>
    public IReadOnlyList<string> Header { get; } = [];

    /// <summary>Number of the current row, from 1; the header is 0.</summary>
    public long Row { get; private set; } = -1;

    /// <summary>A cell of the current row.</summary>
    public string this[int column] => Cell(column);

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
    public bool Next() => NextRow() && (_parser.Count == Header.Count ? true : throw Problem(null, $"it has {_parser.Count} cells and the header {Header.Count}"));

    /// <summary>What to throw where a cell is wrong; the line is the row's first one.</summary>
    public FileProblemException Problem(int? column, string what, Exception? inner = null) =>
        new($"{_name}, {(Row == 0 ? "header" : $"row {Row}")} (line {_firstLine}){(column is { } index && Row > 0 ? $", column {Header[index]}" : "")}: {what}", inner);

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
        Row++;
        _firstLine = _parser.RawRow + 1;
        try
        {
            if (!TextFile.Read(_path, _read))
            {
                return false;
            }
        }
        catch (CsvHelperException exception)
        {
            throw Problem(null, exception is MaxFieldSizeException ? "a quotation mark is not closed" : "it is not CSV: a quotation mark stands in the wrong place", exception);
        }

        RequireClosedQuotes();
        return true;
    }

    private string Cell(int column)
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
