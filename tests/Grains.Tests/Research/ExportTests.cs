using System.Globalization;
using System.Text;
using System.Text.Json;
using Arena.Contracts.Battles;
using Arena.Contracts.Research;
using Arena.Contracts.Voters;
using Arena.Grains.Research;
using Arena.Grains.Research.Import;
using Arena.Grains.Storage;
using Arena.Grains.Tests.Hosting;
using Arena.Grains.Tests.Ratings;
using Arena.Grains.Tests.Storage;
using Arena.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Arena.Grains.Tests.Research;

/// <summary>The exports of one arena, against what docs/research.md says of them.</summary>
public sealed class ExportTests : IAsyncLifetime
{
    private const string Prompt = "Mail me: anna@example.org, \"quoted\",\nÅ 🦀 line";
    private const string Answer = "Write to bob@example.org.\n\"Second\", line\u2028third\rfourth Ω 🦀";

    private ArenaHost _arena = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _arena = await ArenaHost.StartAsync(new ArenaSetup { Engine = engine => engine.Reply = _ => Answer });
        var battle = await _arena.NewVoter().StartAsync(Prompt);
        await battle.EndedAsync();
        await battle.VoteAsync(Verdict.Left);
        await battle.AddNotesAsync("Call +46 70 123 45 67", "clear");
    }

    public async ValueTask DisposeAsync() => await _arena.DisposeAsync();

    [Theory]
    [InlineData(ExportKind.Votes, ExportFormat.Csv)]
    [InlineData(ExportKind.Votes, ExportFormat.JsonLines)]
    [InlineData(ExportKind.Battles, ExportFormat.Csv)]
    [InlineData(ExportKind.Battles, ExportFormat.JsonLines)]
    [InlineData(ExportKind.Results, ExportFormat.Csv)]
    [InlineData(ExportKind.Results, ExportFormat.JsonLines)]
    public async Task Every_column_is_documented_with_its_type(ExportKind kind, ExportFormat format)
    {
        var documented = Documented(ExportSchema.Of(kind, format));
        var bytes = await _arena.ExportAsync(kind, format);
        if (format == ExportFormat.Csv)
        {
            Csv(bytes)[0].Keys.ShouldBe(documented.Select(column => column.Name));
            return;
        }

        var row = JsonDocument.Parse(bytes).RootElement;
        Paths(row).Select(path => path.Name).Distinct().ShouldBe(documented.Select(column => column.Name), ignoreOrder: kind == ExportKind.Battles);
        foreach (var (name, value) in Paths(row))
        {
            Is(value, documented.First(column => column.Name == name).Type).ShouldBeTrue($"{name}: {value}");
        }
    }

    [Theory]
    [InlineData(ExportKind.Battles, ExportFormat.JsonLines)]
    [InlineData(ExportKind.Battles, ExportFormat.Csv)]
    [InlineData(ExportKind.Results, ExportFormat.Csv)]
    [InlineData(ExportKind.Results, ExportFormat.JsonLines)]
    public async Task Texts_are_scrubbed_unless_the_operator_says_otherwise(ExportKind kind, ExportFormat format)
    {
        var scrubbed = Encoding.UTF8.GetString(await _arena.ExportAsync(kind, format));
        scrubbed.ShouldContain("[email]");
        scrubbed.ShouldNotContain("@example.org");
        scrubbed.ShouldNotContain("+46");
        var raw = Encoding.UTF8.GetString(await _arena.ExportAsync(kind, format, scrub: false));
        raw.ShouldContain("anna@example.org");
        raw.ShouldContain("bob@example.org");
    }

    [Fact]
    public async Task Any_text_survives_and_a_line_of_JSON_is_one_line()
    {
        var csv = Csv(await _arena.ExportAsync(ExportKind.Results, ExportFormat.Csv, scrub: false));
        csv.ShouldHaveSingleItem()["Prompt"].ShouldBe(Prompt);
        csv[0]["Output_A"].ShouldBe(Answer);
        var lines = Encoding.UTF8.GetString(await _arena.ExportAsync(ExportKind.Battles, ExportFormat.JsonLines, scrub: false));
        lines.Count(character => character is '\n' or '\r' or '\u2028').ShouldBe(1);
        var turn = JsonDocument.Parse(lines).RootElement.GetProperty("turns")[0];
        turn.GetProperty("prompt").GetString().ShouldBe(Prompt);
        turn.GetProperty("answers")[0].GetProperty("text").GetString().ShouldBe(Answer);
    }

    [Fact]
    public async Task Exports_run_beside_each_other()
    {
        var ballots = new Ballots();
        await _arena.Services.GetRequiredService<IVoteLog>().AppendManyAsync([.. Enumerable.Range(0, 2000).Select(_ => ballots.Next(4))], CancellationToken.None);
        var whole = await _arena.ExportAsync(ExportKind.Votes, ExportFormat.JsonLines);

        var exports = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => OnceAsync()));

        exports.ShouldAllBe(bytes => bytes.SequenceEqual(whole));
    }

    /// <summary>An export that nobody repeats, pulled chunk by chunk.</summary>
    private async Task<byte[]> OnceAsync()
    {
        var bytes = new List<byte>();
        var chunks = _arena.Grains.NewExport().ExportAsync(new ExportRequest(ExportKind.Votes, ExportFormat.JsonLines, Scrub: true), CancellationToken.None);
        await foreach (var chunk in chunks.WithBatchSize(1))
        {
            bytes.AddRange(chunk);
            await Task.Yield();
        }

        return [.. bytes];
    }

    [Fact]
    public async Task A_vote_that_no_board_counts_is_marked_and_left_out_of_the_flat_file()
    {
        await _arena.Services.GetRequiredService<IExclusionStore>().ChangeAsync(new Exclusion(1, "fraud_flag", "operator", DateTimeOffset.UnixEpoch), Cancel);
        var vote = JsonDocument.Parse(await _arena.ExportAsync(ExportKind.Battles, ExportFormat.JsonLines)).RootElement.GetProperty("vote");
        (vote.GetProperty("source").GetString(), vote.GetProperty("excluded").GetString()).ShouldBe(("own", "fraud_flag"));
        var answers = Csv(await _arena.ExportAsync(ExportKind.Battles, ExportFormat.Csv));
        answers.Select(row => (row["source"], row["excluded"])).ShouldBe([("own", "fraud_flag"), ("own", "fraud_flag")]);
        Csv(await _arena.ExportAsync(ExportKind.Results, ExportFormat.Csv)).ShouldBeEmpty();
        (await _arena.ExportAsync(ExportKind.Results, ExportFormat.JsonLines)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ExportKind.Votes, 1)]
    [InlineData(ExportKind.Battles, 2)]
    [InlineData(ExportKind.Results, 1)]
    public async Task Facts_count_the_rows_of_the_file(ExportKind kind, int rows)
    {
        var export = _arena.Services.GetRequiredService<ArenaExports>().Open(new ExportRequest(kind, ExportFormat.Csv), Cancel);
        var bytes = new List<byte>();
        await foreach (var chunk in export.Chunks)
        {
            bytes.AddRange(chunk);
        }

        Csv([.. bytes]).Count.ShouldBe(rows);
        export.Facts.Rows.ShouldBe(rows);
    }

    [Fact]
    public async Task A_vote_that_comes_with_its_exclusion_while_the_export_begins_is_not_in_it_without()
    {
        var votes = _arena.Services.GetRequiredService<IVoteLog>();
        var meanwhile = new Meanwhile(
            _arena.Services.GetRequiredService<IExclusionStore>(),
            () => votes.AppendAsync(Sample.Vote(7) with { Flags = VoteFlags.SelfNamedLeft }, Cancel));
        var exports = ActivatorUtilities.CreateInstance<ArenaExports>(_arena.Services, meanwhile);
        var bytes = new List<byte>();
        await foreach (var chunk in exports.Open(new ExportRequest(ExportKind.Votes, ExportFormat.Csv), Cancel).Chunks)
        {
            bytes.AddRange(chunk);
        }

        (await votes.LastSequenceAsync(Cancel)).ShouldBe(2);
        Csv([.. bytes]).Select(row => (row["seq"], row["excluded"])).ShouldBe([("1", "")]);
        (await _arena.VotesAsync()).Select(row => row["excluded"]).ShouldBe(["", "identity_leak"]);
    }

    [Fact]
    public void Every_reason_of_the_cleaning_report_is_documented()
    {
        var reasons = typeof(CleaningReason).GetFields().Select(field => (string)field.GetRawConstantValue()!);
        Table("## Cleaning").Select(cells => cells[0]).ShouldBe(reasons, ignoreOrder: true);
    }

    private static List<Dictionary<string, string>> Csv(byte[] bytes)
    {
        using var csv = new CsvHelper.CsvReader(new StreamReader(new MemoryStream(bytes)), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
        {
            rows.Add(csv.HeaderRecord!.ToDictionary(name => name, name => csv.GetField(name)!));
        }

        return rows;
    }

    /// <summary>Members with the path to them, as the documentation writes it.</summary>
    private static IEnumerable<(string Name, JsonElement Value)> Paths(JsonElement row, string prefix = "")
    {
        foreach (var member in row.EnumerateObject())
        {
            yield return (prefix + member.Name, member.Value);
            var inner = member switch
            {
                { Value.ValueKind: JsonValueKind.Array } => member.Value.EnumerateArray().SelectMany(item => Paths(item, $"{prefix}{member.Name}[].")),
                { Name: "vote", Value.ValueKind: JsonValueKind.Object } => Paths(member.Value, $"{prefix}{member.Name}."),
                _ => [],
            };
            foreach (var path in inner)
            {
                yield return path;
            }
        }
    }

    private static bool Is(JsonElement value, string type) => type.Split(',')[0] switch
    {
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "decimal" => value.ValueKind == JsonValueKind.Number,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "list" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        "string" => value.ValueKind == JsonValueKind.String,
        "time" => value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out _),
        _ => false,
    } || (type.EndsWith("or null", StringComparison.Ordinal) && value.ValueKind == JsonValueKind.Null);

    private static List<(string Name, string Type)> Documented(string schema) => [.. Table($"### `{schema}`").Select(cells => (cells[0], cells[1]))];

    /// <summary>Rows of the first table below a heading, without its head.</summary>
    private static IEnumerable<string[]> Table(string heading) => File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "docs", "research.md"))
        .SkipWhile(line => line != heading)
        .SkipWhile(line => !line.StartsWith('|'))
        .TakeWhile(line => line.StartsWith('|'))
        .Skip(2)
        .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim().Trim('`')).ToArray());

    /// <summary>Exclusions during whose reading something happens.</summary>
    private sealed class Meanwhile(IExclusionStore store, Func<Task> happens) : IExclusionStore
    {
        public async Task<IReadOnlyList<(long Entry, Exclusion Exclusion)>> ReadAsync(long afterEntry, CancellationToken cancellationToken)
        {
            var read = await store.ReadAsync(afterEntry, cancellationToken);
            await happens();
            return read;
        }

        public Task ChangeAsync(Exclusion exclusion, CancellationToken cancellationToken) => store.ChangeAsync(exclusion, cancellationToken);

        public Task<int> ChangeVoterAsync(VoterId voter, string? reason, string by, DateTimeOffset at, CancellationToken cancellationToken) =>
            store.ChangeVoterAsync(voter, reason, by, at, cancellationToken);

        public Task<string?> ReasonAsync(long sequence, CancellationToken cancellationToken) => store.ReasonAsync(sequence, cancellationToken);
    }
}
