using System.Text.Json.Nodes;
using Arena.Grains.Catalogue;
using Arena.Inference;
using Arena.Inference.Tests.Models;
using Arena.Silo.Models;
using Arena.Silo.Tests.Downloads;

namespace Arena.Silo.Tests.Models;

public sealed class ModelsVerbTests : IAsyncDisposable
{
    private readonly ModelCase _case = new();
    private readonly FileServer _server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _case.Dispose();
    }

    [Fact]
    public void A_file_is_present_missing_partly_there_or_corrupt()
    {
        State().ShouldBe(ModelState.Present);

        var whole = File.ReadAllBytes(_case.File("one.gguf"));
        File.WriteAllBytes(_case.File("one.gguf"), whole[..(whole.Length / 2)]);
        State().ShouldBe(ModelState.Corrupt);

        File.Delete(_case.File("one.gguf"));
        State().ShouldBe(ModelState.Missing);

        File.WriteAllText(_case.File("one.gguf.part"), "begun");
        State().ShouldBe(ModelState.Part);
    }

    [Fact]
    public void A_file_of_another_size_than_the_catalogue_says_is_corrupt()
    {
        _case.Write(catalogue => catalogue["contestants"]![0]!["bytes"] = 17);

        State().ShouldBe(ModelState.Corrupt);
    }

    [Fact]
    public void A_model_larger_than_every_device_never_fits() =>
        ModelListing.StateOf(_case.Tools.Catalogue.Contestants[0], _case.Tools, memory: 1000).ShouldBe(ModelState.NeverFits);

    [Fact]
    public void The_list_names_contestants_and_what_could_be_pulled()
    {
        WellKnown(hash: true);

        _case.Console.Write(ModelListing.Table(_case.Tools));

        _case.Output.ShouldContain("present");
        _case.Output.ShouldContain("well known, not pulled");
        _case.Output.ShouldContain("big");
    }

    [Fact]
    public async Task A_sound_model_passes_the_check()
    {
        (await ModelCheck.RunAsync(_case.Tools, [], _case.Console, Cancel)).ShouldBe(0);

        _case.Output.ShouldStartWith("one: ok, llama,");
    }

    [Fact]
    public async Task A_flipped_byte_fails_the_check()
    {
        using (var file = new FileStream(_case.File("one.gguf"), FileMode.Open))
        {
            file.Seek(-5, SeekOrigin.End);
            var last = file.ReadByte();
            file.Seek(-1, SeekOrigin.Current);
            file.WriteByte((byte)(last ^ 1));
        }

        (await ModelCheck.RunAsync(_case.Tools, ["one"], _case.Console, Cancel)).ShouldBe(1);

        _case.Output.ShouldContain("the file has the SHA-256");
        State().ShouldBe(ModelState.Present);
    }

    [Fact]
    public async Task A_base_model_declared_as_chat_fails_the_check()
    {
        TinyModel.WriteRandom(_case.File("one.gguf"), chatTemplate: null);
        _case.Write(_ => { });

        (await ModelCheck.RunAsync(_case.Tools, [], _case.Console, Cancel)).ShouldBe(1);

        _case.Output.ShouldContain("declare its format as completion");
    }

    [Fact]
    public async Task A_server_that_is_away_fails_the_check()
    {
        _case.Write(catalogue => catalogue["contestants"]![0] = JsonNode.Parse(
            """{ "id": "far", "name": "Far", "family": "F", "licence": "MIT", "languages": ["en"], "engine": "openAi", "endpoint": "http://127.0.0.1:9/v1", "model": "m", "contextLength": 4096 }"""));

        (await ModelCheck.RunAsync(_case.Tools, [], _case.Console, Cancel)).ShouldBe(1);
    }

    [Fact]
    public void An_unknown_id_is_a_wrong_argument() => Should.Throw<UsageException>(() => _case.Tools.Find(["one", "nobody"])).Message.ShouldBe("the catalogue has no nobody");

    [Fact]
    public async Task A_missing_file_is_pulled_from_its_address_over_a_breaking_connection()
    {
        var content = Moved();
        _case.Write(catalogue => { });
        PointToServer(content.Path);
        _server.ThenFile(content.Bytes, breakAfter: content.Bytes.Length / 2).ThenFile(content.Bytes);
        File.Delete(_case.File("one.gguf"));

        (await PullAsync("one")).ShouldBe(0);

        State().ShouldBe(ModelState.Present);
        _case.Output.ShouldContain("fetched and verified");
    }

    [Fact]
    public async Task A_file_that_is_there_and_right_is_not_pulled_again()
    {
        PointToServer(_case.File("one.gguf"));

        (await PullAsync("one")).ShouldBe(0);

        _case.Output.ShouldContain("one.gguf is there already");
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_well_known_model_becomes_a_contestant_when_it_is_pulled()
    {
        var bytes = WellKnown(hash: true);
        _server.ThenFile(bytes);

        (await PullAsync("big")).ShouldBe(0);

        var added = CatalogueReader.Read(_case.Catalogue).Contestants[1];
        added.Slug.ShouldBe("big");
        added.Languages.ShouldBe(["sv"]);
        added.Model.Sha256.ShouldBe(ModelCase.Hash(_case.File("pulled/big.gguf")));
        _case.Output.ShouldNotContain("nobody had told");
    }

    [Fact]
    public async Task An_unknown_hash_is_recorded_with_a_warning()
    {
        var bytes = WellKnown(hash: false);
        _server.ThenFile(bytes);

        (await PullAsync("big")).ShouldBe(0);

        CatalogueReader.Read(_case.Catalogue).Contestants[1].Model.Sha256.ShouldBe(ModelCase.Hash(_case.File("pulled/big.gguf")));
        _case.Output.ShouldContain("nobody had told the SHA-256");
        File.ReadAllText(_case.Catalogue).ShouldContain("nobody vouches for it");
    }

    [Fact]
    public async Task A_page_in_place_of_a_model_is_never_recorded()
    {
        WellKnown(hash: false);
        _server.ThenFile("<html>Log in</html>"u8.ToArray());

        (await PullAsync("big")).ShouldBe(1);

        CatalogueReader.Read(_case.Catalogue).Contestants.Length.ShouldBe(1);
        File.Exists(_case.File("pulled/big.gguf")).ShouldBeFalse();
    }

    [Fact]
    public async Task Wrong_bytes_and_a_missing_file_end_with_their_codes()
    {
        WellKnown(hash: true);
        _server.ThenFile("something else"u8.ToArray()).ThenStatus("404 Not Found");

        (await PullAsync("big")).ShouldBe(1);
        (await PullAsync("big")).ShouldBe(3);
    }

    [Fact]
    public async Task Nothing_is_pulled_where_one_id_is_wrong()
    {
        WellKnown(hash: true);

        await Should.ThrowAsync<UsageException>(() => PullAsync("big", "nobody"));
        await Should.ThrowAsync<UsageException>(() => PullAsync("one"));

        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_is_added_with_what_it_says_of_itself()
    {
        TinyModel.WriteRandom(_case.File("other.gguf"), seed: 2);

        (await AddAsync(_case.File("other.gguf"), Wishes() with { Name = "Étoile 7B", Licence = "MIT" })).ShouldBe(0);

        var added = CatalogueReader.Read(_case.Catalogue).Contestants[1];
        added.Slug.ShouldBe("toile-7b");
        added.Family.ShouldBe("Étoile");
        added.Model.Location.ShouldBe(_case.File("other.gguf"));
        added.Model.Sha256.ShouldBe(ModelCase.Hash(_case.File("other.gguf")));
        added.Model.Format.ShouldBe(PromptFormat.Chat);
        added.Bytes.ShouldBe(new FileInfo(_case.File("other.gguf")).Length);
    }

    [Fact]
    public async Task A_file_without_a_template_is_added_as_a_base_model()
    {
        TinyModel.WriteRandom(_case.File("base.gguf"), chatTemplate: null);

        await AddAsync(_case.File("base.gguf"), Wishes() with { Id = "base", Licence = "MIT" });

        CatalogueReader.Read(_case.Catalogue).Contestants[1].Model.Format.ShouldBe(PromptFormat.Completion);
    }

    [Fact]
    public async Task A_file_on_the_web_is_fetched_and_added()
    {
        TinyModel.WriteRandom(_case.File("far.gguf"), seed: 3);
        _server.ThenFile(File.ReadAllBytes(_case.File("far.gguf")));

        await AddAsync(_server.Address.ToString(), Wishes() with { Id = "far", Licence = "MIT" });

        var added = CatalogueReader.Read(_case.Catalogue).Contestants[1];
        added.Source.ShouldBe(_server.Address);
        added.Model.Location.ShouldBe(_case.File("pulled/file.gguf"));
    }

    [Fact]
    public async Task What_cannot_be_meant_adds_nothing()
    {
        var before = File.ReadAllText(_case.Catalogue);
        File.WriteAllText(_case.File("broken.gguf"), "GGUF?");

        await Should.ThrowAsync<UsageException>(() => AddAsync(_case.File("one.gguf"), Wishes() with { Id = "no-licence" }));
        await Should.ThrowAsync<UsageException>(() => AddAsync(_case.File("one.gguf"), Wishes() with { Id = "one", Licence = "MIT" }));
        await Should.ThrowAsync<UsageException>(() => AddAsync(_case.File("one.gguf"), Wishes() with { Licence = "MIT", Languages = ["xx"] }));
        await Should.ThrowAsync<UsageException>(() => AddAsync("http://localhost:1/v1", Wishes() with { Licence = "MIT" }));
        await Should.ThrowAsync<InferenceException>(() => AddAsync(_case.File("broken.gguf"), Wishes() with { Licence = "MIT" }));
        await Should.ThrowAsync<InferenceException>(() => AddAsync("http://127.0.0.1:9/v1", Wishes() with { Licence = "MIT", Model = "m" }));

        File.ReadAllText(_case.Catalogue).ShouldBe(before);
    }

    [Theory]
    [InlineData(0, "models", "check", "one")]
    [InlineData(0, "models", "list")]
    [InlineData(2, "models", "check", "nobody")]
    [InlineData(2, "models", "pull")]
    [InlineData(2, "models", "pull", "one")]
    [InlineData(2, "models", "paint")]
    [InlineData(3, "models", "add", "/nowhere/file.gguf", "--languages", "en")]
    public async Task The_command_line_ends_with_the_code_that_the_contract_names(int code, params string[] arguments) =>
        (await CommandLine.RunAsync([.. arguments, "--catalogue", _case.Catalogue])).ShouldBe(code);

    [Fact]
    public async Task A_broken_catalogue_ends_with_three()
    {
        File.WriteAllText(_case.Catalogue, "{");

        (await CommandLine.RunAsync(["models", "list", "--catalogue", _case.Catalogue])).ShouldBe(3);
    }

    private static AdditionWishes Wishes() => new(["en"], null, null, null, null, null, null, null, null);

    private ModelState State() => ModelListing.StateOf(_case.Tools.Catalogue.Contestants[0], _case.Tools, _case.Tools.MostMemory);

    private Task<int> PullAsync(params string[] ids) => new ModelPull(_case.Tools, _case.Downloader, _case.Console).RunAsync(ids, null, Cancel);

    private Task<int> AddAsync(string source, AdditionWishes wishes) => new ModelAddition(_case.Tools, _case.Downloader, _case.Console).RunAsync(source, wishes, Cancel);

    private (string Path, byte[] Bytes) Moved() => (_case.File("one.gguf"), File.ReadAllBytes(_case.File("one.gguf")));

    private void PointToServer(string path) => _case.Write(catalogue =>
    {
        catalogue["contestants"]![0]!["url"] = _server.Address.ToString();
        catalogue["contestants"]![0]!["bytes"] = new FileInfo(path).Length;
    });

    /// <summary>Lists the model "big", which the server has.</summary>
    private byte[] WellKnown(bool hash)
    {
        var path = _case.File("big-source.gguf");
        TinyModel.WriteRandom(path, seed: 4);
        var model = JsonNode.Parse("""{ "id": "big", "name": "Big", "family": "B", "licence": "MIT", "languages": ["de", "sv"], "engine": "llamaCpp", "file": "pulled/big.gguf" }""")!.AsObject();
        model["url"] = _server.Address.ToString();
        model["sha256"] = hash ? ModelCase.Hash(path) : null;
        File.WriteAllText(_case.File("well-known.json"), new JsonObject { ["version"] = 1, ["models"] = new JsonArray(model) }.ToJsonString());
        return File.ReadAllBytes(path);
    }
}
