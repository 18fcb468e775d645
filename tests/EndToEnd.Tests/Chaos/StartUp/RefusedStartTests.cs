using System.Net;
using System.Net.Sockets;
using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.Chaos.StartUp;

/// <summary>What is wrong outside of the program ends it with 3 and one line on its error output.</summary>
[Collection(ArenaProcesses.Name)]
public sealed class RefusedStartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private ArenaSettings Settings => new(_folder.File("data"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Data_directory_that_is_a_file_is_refused()
    {
        await File.WriteAllTextAsync(_folder.File("data"), "");
        (await RefusalAsync(Settings)).ShouldContain(_folder.File("data"));
    }

    // Nobody, root included, makes folders in /proc.
    [Fact]
    public async Task Data_directory_that_cannot_be_written_is_refused() =>
        (await RefusalAsync(new ArenaSettings("/proc/arena-data"))).ShouldContain("/proc/arena-data");

    [Fact]
    public async Task Second_arena_on_a_data_directory_is_refused_and_the_first_goes_on()
    {
        await using var first = await ArenaProcess.StartAsync(Settings);
        (await RefusalAsync(Settings)).ShouldContain("in use");
        using var voter = new VoterClient(() => first.Address);
        var battle = await voter.StartedAsync("first-battle", "Still there?");
        await voter.UntilVotableAsync(battle);
    }

    [Fact]
    public async Task Port_in_use_is_refused()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        (await RefusalAsync(Settings with { Urls = address })).ShouldContain(address);
    }

    [Theory]
    [InlineData("http://192.0.2.1:5080")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("ftp://127.0.0.1:0")]
    [InlineData("https://127.0.0.1:0")]
    [InlineData("nonsense")]
    public async Task Address_that_cannot_be_listened_on_is_refused(string address) =>
        (await RefusalAsync(Settings with { Urls = address })).ShouldContain(address);

    [Fact]
    public async Task Damaged_database_is_refused()
    {
        Directory.CreateDirectory(Settings.Data);
        await using (await ArenaProcess.StartAsync(Settings))
        {
        }

        var database = Directory.GetFiles(Settings.Data, "*.db").ShouldHaveSingleItem();
        Directory.GetFiles(Settings.Data, "*.db-*").ToList().ForEach(File.Delete);
        await File.WriteAllTextAsync(database, string.Concat(Enumerable.Repeat("This is not a database. ", 1000)));
        (await RefusalAsync(Settings)).ShouldContain("not a database");
    }

    [Fact]
    public async Task Missing_catalogue_is_refused() =>
        (await RefusalAsync(Settings with { Catalogue = _folder.File("none.json") })).ShouldContain("none.json");

    [Fact]
    public async Task Catalogue_that_is_not_JSON_is_refused() =>
        (await RefusalAsync(Settings with { Catalogue = await CatalogueAsync("{\n  \"version\": 1,\n  \"languages\": [,]\n}") })).ShouldContain("catalogue.json");

    [Fact]
    public async Task Every_error_of_a_catalogue_is_told_at_once()
    {
        var line = await RefusalAsync(Settings with
        {
            Catalogue = await CatalogueAsync("""
                {
                  "version": 2,
                  "languages": [{ "code": "en", "name": "English", "nativeName": "English" }, { "code": "fi" }],
                  "contestants": [
                    { "id": "one", "name": "One", "family": "F", "licence": "none", "languages": ["xx"], "engine": "llamaCpp", "file": "one.gguf", "sha256": "short" },
                    { "id": "one", "family": "F", "licence": "none", "languages": ["en"], "engine": "steam", "sampling": { "temperature": -1 } }
                  ],
                  "matchups": [{ "language": "en", "reference": "nobody" }]
                }
                """),
        });
        string[] told = ["version", "languages[1]", "xx", "sha256", "twice", "name is missing", "engine", "temperature", "nobody"];
        told.ShouldAllBe(word => line.Contains(word, StringComparison.Ordinal), line);
    }

    [Fact]
    public async Task Every_bad_setting_of_the_host_is_told_at_once()
    {
        var line = await RefusalAsync(Settings with
        {
            Environment = new Dictionary<string, string> { ["ARENA_PATHBASE"] = "arena", ["Arena__Web__BodyLimit"] = "0", ["ARENA_LANGUAGE"] = new string('e', 99) },
        });
        string[] told = ["ARENA_PATHBASE", "BodyLimit", "ARENA_LANGUAGE"];
        told.ShouldAllBe(word => line.Contains(word, StringComparison.Ordinal), line);
    }

    [Theory]
    [InlineData("Arena__Limits__Turns", "0", "Turns")]
    [InlineData("Arena__Limits__AnswerTimeout", "tomorrow", "AnswerTimeout")]
    [InlineData("ARENA_NODE", "a/b", "Node")]
    [InlineData("Arena__Llama__CpuLanes", "0", "CpuLanes")]
    [InlineData("Arena__Llama__Devices", "nonsense", "nonsense")]
    [InlineData("Arena__Llama__LibraryFolder", "/no/such/folder", "/no/such/folder")]
    public async Task Bad_setting_is_told(string name, string value, string told) =>
        (await RefusalAsync(Settings with { Environment = new Dictionary<string, string> { [name] = value } })).ShouldContain(told);

    private static async Task<string> RefusalAsync(ArenaSettings settings)
    {
        await using var arena = ArenaProcess.Begin(settings);
        var code = await arena.ExitAsync();
        var line = arena.Errors.Lines.ShouldHaveSingleItem($"stdout: {string.Join('\n', arena.Output.Lines)}");
        line.ShouldStartWith("arena: ");
        code.ShouldBe(3);
        return line;
    }

    private async Task<string> CatalogueAsync(string json)
    {
        var path = _folder.File("catalogue.json");
        await File.WriteAllTextAsync(path, json);
        return path;
    }
}
