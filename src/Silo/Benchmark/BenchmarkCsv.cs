using System.Globalization;
using System.Text;
using Arena.Contracts.Battles;
using Arena.Contracts.Research;
using Arena.Grains.Catalogue;
using Arena.Grains.Storage;
using CsvHelper;
using CsvHelper.Configuration;

namespace Arena.Silo.Benchmark;

/// <summary>
/// The results as RFC 4180 CSV. While a run goes on rows are appended and flushed as answers come; at its end the file is written anew in the
/// order of the plan. The database, not this file, is what --resume goes on from.
/// </summary>
internal sealed class BenchmarkCsv : IDisposable
{
    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture)
    {
        NewLine = Rfc4180.LineEnd,
        ShouldQuote = args => Rfc4180.NeedsQuotes(args.Field),
    };

    private static readonly string[] Columns =
    [
        "Run", "Timestamp", "Language", "Contestant", "Model_Name", "Family", "Variant", "Quantisation", "Prompt_Id", "Topic", "Prompt", "Status", "Error",
        "Output", "Tokens", "Prompt_Tokens", "First_Text_Ms", "Generation_Ms", "Tokens_Per_Second", "Device", "Seed", "Cached",
    ];

    private readonly ArenaCatalogue _catalogue;
    private readonly uint _seed;
    private readonly CsvWriter _csv;

    private BenchmarkCsv(string path, ArenaCatalogue catalogue, uint seed)
    {
        (_catalogue, _seed) = (catalogue, seed);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _csv = new CsvWriter(new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)), Configuration);
        Write(Columns);
    }

    /// <summary>Begins the file anew.</summary>
    public static BenchmarkCsv Begin(string path, ArenaCatalogue catalogue, uint seed) => new(path, catalogue, seed);

    /// <summary>Writes a whole file, in one step.</summary>
    public static void WriteAll(string path, ArenaCatalogue catalogue, uint seed, IEnumerable<BankAnswer> answers)
    {
        var partial = path + ".partial";
        using (var csv = new BenchmarkCsv(partial, catalogue, seed))
        {
            foreach (var answer in answers)
            {
                csv.Add(answer);
            }
        }

        File.Move(partial, path, overwrite: true);
    }

    /// <summary>Appends a row; it is on disk when this returns.</summary>
    public void Add(BankAnswer answer)
    {
        var contestant = _catalogue.Find(answer.Contestant);
        Write(
        [
            answer.Run,
            answer.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            answer.Language,
            answer.Contestant.Value,
            contestant?.Name,
            contestant?.Family,
            contestant?.Variant,
            contestant?.Quantisation,
            answer.PromptId,
            answer.Topic,
            answer.Prompt,
            Word(answer.Status),
            answer.Failure == AnswerFailure.None ? "" : Word(answer.Failure),
            answer.Text,
            Number(answer.Tokens),
            Number(answer.PromptTokens),
            answer.FirstTextMilliseconds is { } first ? Number(first) : "",
            Number(answer.GenerationMilliseconds),
            Speed(answer),
            answer.Device,
            Number(_seed),
            answer.Cached ? "true" : "false",
        ]);
    }

    public void Dispose() => _csv.Dispose();

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string Number<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);

    private static string Speed(BankAnswer answer) => answer is { Tokens: > 0, GenerationMilliseconds: > 0 }
        ? (answer.Tokens * 1000.0 / answer.GenerationMilliseconds).ToString("0.##", CultureInfo.InvariantCulture)
        : "";

    private void Write(IEnumerable<string?> cells)
    {
        foreach (var cell in cells)
        {
            _csv.WriteField(cell);
        }

        _csv.NextRecord();
        _csv.Flush();
    }
}
