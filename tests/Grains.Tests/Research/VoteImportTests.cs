using System.Text;
using Arena.Contracts.Battles;
using Arena.Contracts.Research;
using Arena.Grains.Research.Import;
using Arena.Grains.Research.VoteFiles;
using Arena.Grains.Storage;
using Arena.Grains.Tests.Hosting;
using Arena.Grains.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Arena.Grains.Tests.Research;

/// <summary>Foreign votes in the log of a whole arena.</summary>
public sealed class VoteImportTests : IAsyncLifetime
{
    private const string Battles =
        """
        {"model_a":"vicuna-13b","model_b":"koala-13b","winner":"model_a","judge":"u1","turn":1,"anony":true,"language":"English","tstamp":1690000000.1}
        {"model_a":"koala-13b","model_b":"Alpaca 13B","winner":"tie (bothbad)","judge":"u1","turn":1,"anony":true,"language":"German","tstamp":1690000001.1}
        {"model_a":"koala-13b","model_b":"koala-13b","winner":"tie","judge":"u2","turn":1,"anony":true,"language":"German","tstamp":1690000002.1}
        """;

    private readonly TextFiles _files = new();
    private ArenaHost _arena = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IVoteLog Log => _arena.Services.GetRequiredService<IVoteLog>();

    public async ValueTask InitializeAsync() =>
        _arena = await ArenaHost.StartAsync(new ArenaSetup { Engine = engine => engine.Reply = _ => "An answer." });

    public async ValueTask DisposeAsync()
    {
        await _arena.DisposeAsync();
        _files.Dispose();
    }

    [Fact]
    public async Task Imported_votes_carry_their_source_and_stay_off_the_boards()
    {
        var (tally, entries) = await ImportAsync(FastChat(Battles));

        (tally.Rows, tally.Kept, tally.Changed, tally.Dropped, tally.Added).ShouldBe((3, 1, 1, 1, 2));
        entries.Select(entry => $"{entry.Row} {entry.Action} {entry.Reason}").ShouldBe(["1 Kept ", "2 Changed label_merged", "3 Dropped same_contestant"]);
        var rows = await _arena.VotesAsync();
        rows.Select(row => row["source"]).ShouldBe(["fastchat", "fastchat"]);
        rows.Select(row => row["right"]).ShouldBe(["koala-13b", "alpaca-13b"]);
        rows[0]["voter"].ShouldBe(rows[1]["voter"]);
        rows[0]["voter"].ShouldNotContain("u1");
        rows.ShouldAllBe(row => row["battle"].Length == 26);
        (await _arena.BoardAsync()).Votes.ShouldBe(0);
        (await Log.VerifyAsync(all: true, Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task A_second_import_adds_nothing()
    {
        await ImportAsync(FastChat(Battles));
        var (tally, entries) = await ImportAsync(FastChat(Battles));

        (tally.Added, tally.AlreadyHere).ShouldBe((0, 2));
        entries.Count(entry => entry.Reason == "already_here").ShouldBe(2);
        (await Log.LastSequenceAsync(Cancel)).ShouldBe(2);
    }

    [Fact]
    public async Task A_dry_run_tells_the_same_and_writes_nothing()
    {
        var (dry, told) = await ImportAsync(FastChat(Battles), dryRun: true);
        (await Log.LastSequenceAsync(Cancel)).ShouldBe(0);

        var (wet, done) = await ImportAsync(FastChat(Battles));
        told.ShouldBe(done);
        (dry.Added, dry.Changed, dry.Dropped).ShouldBe((wet.Added, wet.Changed, wet.Dropped));
    }

    [Fact]
    public async Task A_dry_run_needs_no_arena()
    {
        var dry = await new VoteImport(log: null).RunAsync(FastChat(Battles), "fastchat", dryRun: true, _ => { }, Cancel);
        (dry.Rows, dry.Added, dry.AlreadyHere).ShouldBe((3, 2, 0));
    }

    [Fact]
    public async Task A_thousand_votes_keep_their_order()
    {
        var lines = Enumerable.Range(0, 1000).Select(i => $$"""{"model_a":"a{{i}}","model_b":"b","winner":"tie","judge":"u","anony":true,"language":"en","tstamp":{{1690000000 + i}}}""");
        await ImportAsync(FastChat(string.Join('\n', lines)));
        (await _arena.VotesAsync()).Select(row => row["left"]).ShouldBe(Enumerable.Range(0, 1000).Select(i => $"a{i}"));
    }

    [Theory]
    [InlineData(ExportFormat.Csv, "votes.csv")]
    [InlineData(ExportFormat.JsonLines, "votes.jsonl")]
    public async Task Another_arenas_export_is_taken_once_and_our_own_never(ExportFormat format, string name)
    {
        var path = await ExportAsync(format, name);
        (await ImportAsync(new ArenaFile().Read(path), "arena")).Tally.AlreadyHere.ShouldBe(3);

        await using var other = await ArenaHost.StartAsync();
        var log = other.Services.GetRequiredService<IVoteLog>();
        var first = await new VoteImport(log).RunAsync(new ArenaFile().Read(path), "arena", dryRun: false, _ => { }, Cancel);
        var second = await new VoteImport(log).RunAsync(new ArenaFile().Read(path), "arena", dryRun: false, _ => { }, Cancel);
        (first.Added, second.Added, second.AlreadyHere).ShouldBe((3, 0, 3));
        var rows = await other.VotesAsync();
        var originals = await _arena.VotesAsync();
        string[] same = ["left", "right", "winner", "language", "topic", "timestamp", "probability", "parameters", "left_length"];
        rows.Zip(originals).ShouldAllBe(pair => same.All(column => pair.First[column] == pair.Second[column]));
        rows.Zip(originals).ShouldAllBe(pair => pair.First["voter"] != pair.Second["voter"] && pair.First["source"] == "arena");
    }

    [Fact]
    public async Task Votes_that_were_excluded_or_imported_there_are_left()
    {
        await ImportAsync(FastChat(Battles));
        var path = await ExportAsync(ExportFormat.Csv, "votes.csv");
        await _arena.Services.GetRequiredService<IExclusionStore>().ChangeAsync(new Exclusion(4, "manual", "operator", DateTimeOffset.UnixEpoch), Cancel);
        await Log.AppendAsync(Sample.Vote(1) with { Source = VoteSources.Bank }, Cancel);
        path = await ExportAsync(ExportFormat.Csv, "votes.csv", votes: 0);
        new ArenaFile().Read(path).Select(row => row.Entries.Count == 0 ? "" : row.Entries[0].Reason).ShouldBe(["imported_there", "imported_there", "", "excluded_there", "", "bank_there"]);
    }

    [Theory]
    [InlineData("left,", "right,")]
    [InlineData("\r\n01", "\r\n02")]
    public async Task A_file_that_was_changed_is_refused_as_a_whole(string from, string to)
    {
        var text = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(await ExportAsync(ExportFormat.Csv, "votes.csv"), Cancel));
        var at = text.LastIndexOf(from, StringComparison.Ordinal);
        var changed = _files.Write("changed.csv", string.Concat(text.AsSpan(0, at), to, text.AsSpan(at + from.Length)));
        var rows = new ArenaFile();
        Should.Throw<FileProblemException>(() => rows.Read(changed).ToList()).Message.ShouldContain("row 3: it does not fit the hash chain");
    }

    private IEnumerable<CleanedRow> FastChat(string text) => new FastChatFile(new Labels(Labels.Aliases([]))).Read(_files.Write("battles.jsonl", text));

    private async Task<(ImportTally Tally, List<CleaningEntry> Entries)> ImportAsync(IEnumerable<CleanedRow> rows, string source = "fastchat", bool dryRun = false)
    {
        var entries = new List<CleaningEntry>();
        return (await new VoteImport(Log).RunAsync(rows, source, dryRun, entries.Add, Cancel), entries);
    }

    /// <summary>Three own votes for the left side, and the export of them.</summary>
    private async Task<string> ExportAsync(ExportFormat format, string name, int votes = 3)
    {
        for (var i = 0; i < votes; i++)
        {
            var battle = await _arena.NewVoter().StartAsync();
            await battle.EndedAsync();
            await battle.VoteAsync(Verdict.Left);
        }

        return _files.Write(name, await _arena.ExportAsync(ExportKind.Votes, format));
    }
}
