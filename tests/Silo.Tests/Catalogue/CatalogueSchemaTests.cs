using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Arena.Grains.Catalogue;
using Arena.Support;
using Json.Schema;

namespace Arena.Silo.Tests.Catalogue;

/// <summary>The published schemas, the shipped files and the reader say the same.</summary>
public sealed class CatalogueSchemaTests : IDisposable
{
    private static readonly string Models = Path.Combine(RepositoryRoot.Path, "models");
    private static readonly JsonSchema Schema = Load("arena.schema.json");
    private static readonly JsonSchema WellKnownSchema = Load("well-known.schema.json");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_shipped_catalogue_follows_the_schema_and_the_reader()
    {
        Accepts(Schema, File.ReadAllText(Path.Combine(Models, "arena.json"))).ShouldBeTrue();
        CatalogueReader.Read(Path.Combine(Models, "arena.json")).Contestants.ShouldNotBeEmpty();
    }

    [Fact]
    public void The_shipped_well_known_models_follow_the_schema_and_the_reader()
    {
        Accepts(WellKnownSchema, File.ReadAllText(Path.Combine(Models, "well-known.json"))).ShouldBeTrue();
        WellKnownModels.Beside(Path.Combine(Models, "arena.json")).Length.ShouldBeGreaterThanOrEqualTo(6);
    }

    [Fact]
    public void A_well_known_model_needs_an_address_and_no_hash()
    {
        var model = JsonNode.Parse("""{ "id": "big", "name": "Big", "family": "F", "licence": "MIT", "languages": ["en"], "engine": "llamaCpp", "file": "big.gguf", "url": "https://example.org/big.gguf" }""")!;
        var text = new JsonObject { ["version"] = 1, ["models"] = new JsonArray(model) };
        Accepts(WellKnownSchema, text.ToJsonString()).ShouldBeTrue();
        ReadWellKnown(text).ShouldHaveSingleItem().Sha256.ShouldBeNull();

        model.AsObject().Remove("url");

        Accepts(WellKnownSchema, text.ToJsonString()).ShouldBeFalse();
        Should.Throw<CatalogueException>(() => ReadWellKnown(text)).Errors.ShouldBe(["big: url is missing"]);
    }

    [Theory]
    [InlineData(typeof(CatalogueFile), "")]
    [InlineData(typeof(LanguageEntry), "language")]
    [InlineData(typeof(SamplingEntry), "sampling")]
    [InlineData(typeof(ContestantEntry), "contestant")]
    [InlineData(typeof(MatchupEntry), "matchup")]
    public void Schema_and_reader_know_the_same_members(Type entry, string definition)
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Models, "arena.schema.json")));
        var root = definition.Length == 0 ? schema.RootElement : schema.RootElement.GetProperty("$defs").GetProperty(definition);

        var published = root.GetProperty("properties").EnumerateObject().Select(member => member.Name);

        published.Order().ShouldBe(MemberReader.Json.GetTypeInfo(entry).Properties.Select(property => property.Name).Order());
    }

    [Fact]
    public void A_valid_catalogue_is_accepted_by_both()
    {
        Accepts(Schema, CatalogueText.Valid).ShouldBeTrue();
        Errors(CatalogueText.Valid).ShouldBeEmpty();
    }

    public static TheoryData<string> Wrong => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_refused_by_both(string change)
    {
        var text = CatalogueText.With(Changes[change]);

        Accepts(Schema, text).ShouldBeFalse();
        Errors(text).ShouldNotBeEmpty();
    }

    private static readonly Dictionary<string, Action<JsonObject>> Changes = new()
    {
        ["another version"] = catalogue => catalogue["version"] = 2,
        ["a version in words"] = catalogue => catalogue["version"] = "1",
        ["no languages"] = catalogue => catalogue["languages"] = new JsonArray(),
        ["no contestants"] = catalogue => catalogue["contestants"] = new JsonArray(),
        ["an unknown member"] = catalogue => catalogue["colour"] = "red",
        ["an unknown member of a contestant"] = catalogue => catalogue.Contestant(0)["colour"] = "red",
        ["a member in capitals"] = catalogue => catalogue.Contestant(0)["Variant"] = "A",
        ["no id"] = catalogue => catalogue.Contestant(0).Remove("id"),
        ["an id in capitals"] = catalogue => catalogue.Contestant(0)["id"] = "One",
        ["a name of spaces"] = catalogue => catalogue.Contestant(0)["name"] = "  ",
        ["no licence"] = catalogue => catalogue.Contestant(0).Remove("licence"),
        ["no languages of a contestant"] = catalogue => catalogue.Contestant(0)["languages"] = new JsonArray(),
        ["a language twice"] = catalogue => catalogue.Contestant(0)["languages"] = new JsonArray("en", "en"),
        ["another engine"] = catalogue => catalogue.Contestant(0)["engine"] = "magic",
        ["no file"] = catalogue => catalogue.Contestant(0).Remove("file"),
        ["no hash"] = catalogue => catalogue.Contestant(0).Remove("sha256"),
        ["a hash in capitals"] = catalogue => catalogue.Contestant(0)["sha256"] = new string('A', 64),
        ["a file with an endpoint"] = catalogue => catalogue.Contestant(0)["endpoint"] = "http://localhost:1/v1",
        ["an endpoint with a file"] = catalogue => catalogue.Contestant(1)["file"] = "two.gguf",
        ["an endpoint that is no address"] = catalogue => catalogue.Contestant(1)["endpoint"] = "gpu1",
        ["a server without a model"] = catalogue => catalogue.Contestant(1).Remove("model"),
        ["a server without a context"] = catalogue => catalogue.Contestant(1).Remove("contextLength"),
        ["a context too small"] = catalogue => catalogue.Contestant(1)["contextLength"] = 64,
        ["no bytes"] = catalogue => catalogue.Contestant(0)["bytes"] = 0,
        ["a url of another kind"] = catalogue => catalogue.Contestant(0)["url"] = "ftp://example.org/one.gguf",
        ["another format"] = catalogue => catalogue.Contestant(0)["format"] = "poem",
        ["sampling out of range"] = catalogue => catalogue["sampling"] = new JsonObject { ["topP"] = 1.5 },
        ["sampling in words"] = catalogue => catalogue.Contestant(0)["sampling"] = new JsonObject { ["topK"] = "40" },
        ["a rule without language"] = catalogue => catalogue["matchups"] = new JsonArray(new JsonObject { ["reference"] = "one" }),
        ["a pool of one"] = catalogue => catalogue["matchups"] = new JsonArray(new JsonObject { ["language"] = "*", ["pools"] = new JsonArray(new JsonArray("one")) }),
    };

    private static JsonSchema Load(string name) => JsonSchema.FromText(File.ReadAllText(Path.Combine(Models, name)), baseUri: new Uri($"https://arena.example/{name}"));

    private static bool Accepts(JsonSchema schema, string text)
    {
        using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        return schema.Evaluate(document.RootElement).IsValid;
    }

    private ImmutableArray<string> Errors(string text)
    {
        File.WriteAllText(_folder.File("arena.json"), text);
        try
        {
            CatalogueReader.Read(_folder.File("arena.json"));
            return [];
        }
        catch (CatalogueException exception)
        {
            return exception.Errors;
        }
    }

    private ImmutableArray<ContestantEntry> ReadWellKnown(JsonObject text)
    {
        File.WriteAllText(_folder.File("well-known.json"), text.ToJsonString());
        return WellKnownModels.Read(_folder.File("well-known.json"));
    }
}
