using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Arena.Grains.Research;
using Arena.Grains.Storage;
using Arena.Grains.Tests.Storage;
using CsvHelper;

namespace Arena.Grains.Tests.Research;

/// <summary>The encoded chunks of the vote log.</summary>
public sealed class VoteExportTests
{
    private const int ChunkBytes = 64 * 1024;
    private static readonly Dictionary<long, string?> Excluded = new() { [2] = "identity_leak", [3] = null };

    [Fact]
    public async Task Csv_keeps_quotes_line_breaks_and_empty_cells_apart()
    {
        var rows = Rows(4).Select((row, i) => row with { Vote = row.Vote with { Topic = new[] { "a,b", "say \"ah\"", "two\r\nlines", "" }[i] } });

        var text = Encoding.UTF8.GetString(await EncodeAsync(rows, new VoteRows(Excluded)));

        text.ShouldStartWith("battle,seq,turn,left,right,winner,language,topic,voter,timestamp,probability,");
        using var csv = new CsvReader(new StringReader(text), CultureInfo.InvariantCulture);
        var read = csv.GetRecords<dynamic>().Select(record => (IDictionary<string, object>)record).ToArray();
        read.Select(record => record["topic"]).ShouldBe(["a,b", "say \"ah\"", "two\r\nlines", ""]);
        read.Select(record => record["excluded"]).ShouldBe(["", "identity_leak", "", ""]);
        read.Select(record => record["seq"]).ShouldBe(["1", "2", "3", "4"]);
        read[0]["probability"].ShouldBe("0.30000000000000004");
        read[0]["parameters"].ShouldBe(rows.First().Vote.Parameters);
        read.ShouldAllBe(record => record.Count == 30);
    }

    [Fact]
    public async Task Style_is_in_the_last_columns_where_it_is_known()
    {
        var style = new VoteStyle(new AnswerStyle(120, 1, 2, 3, 4), new AnswerStyle(90, 5, 6, 7, 8));
        var rows = Rows(2).Select((row, i) => i == 0 ? row with { Vote = row.Vote with { Style = style } } : row).ToList();

        var text = Encoding.UTF8.GetString(await EncodeAsync(rows, new VoteRows(Excluded))).Split("\r\n");
        var lines = Encoding.UTF8.GetString(await EncodeAsync(rows, new VoteLines(Excluded))).Split('\n');

        text[0].ShouldEndWith(",hash,left_tokens,right_tokens,left_headers,right_headers,left_lists,right_lists,left_bold,right_bold,left_code,right_code");
        text[1].ShouldEndWith(",120,90,1,5,2,6,3,7,4,8");
        text[2].ShouldEndWith("a,,,,,,,,,,");
        lines[0].ShouldEndWith("\"left_tokens\":120,\"right_tokens\":90,\"left_headers\":1,\"right_headers\":5,\"left_lists\":2,\"right_lists\":6,\"left_bold\":3,\"right_bold\":7,\"left_code\":4,\"right_code\":8}");
        JsonDocument.Parse(lines[1]).RootElement.GetProperty("right_code").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Json_lines_are_one_object_a_line()
    {
        var lines = Encoding.UTF8.GetString(await EncodeAsync(Rows(3), new VoteLines(Excluded))).Split('\n');

        lines.Length.ShouldBe(4);
        lines[3].ShouldBeEmpty();
        var objects = lines[..3].Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        objects.Select(one => one.GetProperty("seq").GetInt64()).ShouldBe([1, 2, 3]);
        objects[1].GetProperty("excluded").GetString().ShouldBe("identity_leak");
        objects[2].GetProperty("excluded").ValueKind.ShouldBe(JsonValueKind.Null);
        objects[0].GetProperty("parameters").GetProperty("left").GetProperty("temperature").GetDouble().ShouldBe(0.7);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Chunks_have_a_bounded_size_and_end_with_a_row(bool csv)
    {
        var chunks = new List<ImmutableArray<byte>>();
        await foreach (var chunk in ExportChunks.EncodeAsync(Rows(2000).ToAsyncEnumerable(), Writer(csv), TestContext.Current.CancellationToken))
        {
            chunks.Add(chunk);
        }

        chunks.Count.ShouldBeGreaterThan(5);
        chunks.ShouldAllBe(chunk => chunk.Last() == '\n' && chunk.Length < ChunkBytes + 2000);
        chunks.SkipLast(1).ShouldAllBe(chunk => chunk.Length >= ChunkBytes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_row_costs_less_memory_than_its_text_takes_twice(bool csv)
    {
        var rows = Rows(4000).ToArray();
        using var stream = new MemoryStream(8_000_000);
        using var writer = Writer(csv);
        writer.Start(stream);
        writer.Write(rows[0]);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Array.ForEach(rows, writer.Write);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(2 * stream.Length);
    }

    private static IRowWriter<VoteRow> Writer(bool csv) => csv ? new VoteRows(Excluded) : new VoteLines(Excluded);

    private static IEnumerable<VoteRow> Rows(int count) =>
        Enumerable.Range(1, count).Select(i => new VoteRow(i, Sample.Vote(i), new string('a', 64)));

    private static async Task<byte[]> EncodeAsync(IEnumerable<VoteRow> rows, IRowWriter<VoteRow> writer)
    {
        var bytes = new List<byte>();
        await foreach (var chunk in ExportChunks.EncodeAsync(rows.ToAsyncEnumerable(), writer, TestContext.Current.CancellationToken))
        {
            bytes.AddRange(chunk);
        }

        return [.. bytes];
    }
}
