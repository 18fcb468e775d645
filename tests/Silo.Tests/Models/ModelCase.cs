using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Arena.Inference.Tests.Models;
using Arena.Silo.Models;
using Arena.Silo.Models.Downloads;
using Spectre.Console;

namespace Arena.Silo.Tests.Models;

/// <summary>A catalogue on disk with one small model, and what a verb writes.</summary>
internal sealed class ModelCase : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = new();
    private readonly StringWriter _output = new();
    private ModelTools? _tools;

    public ModelCase()
    {
        TinyModel.WriteRandom(File("one.gguf"));
        Write(catalogue => catalogue["matchups"] = new JsonArray());
        Console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(_output) });
        Console.Profile.Width = 400;
    }

    public string Catalogue => File("arena.json");

    public IAnsiConsole Console { get; }

    public string Output => _output.ToString();

    public ModelTools Tools => _tools ??= ModelTools.Open(Catalogue);

    public Downloader Downloader => new(_http, new DownloadOptions { Tries = 2, FirstDelay = TimeSpan.Zero, MostDelay = TimeSpan.Zero, Reserve = 0 }, TimeProvider.System, _ => long.MaxValue);

    public string File(string name) => Path.Combine(_folder.Path, name);

    public static string Hash(string path) => Convert.ToHexStringLower(SHA256.HashData(System.IO.File.ReadAllBytes(path)));

    /// <summary>Writes the catalogue: the model as contestant "one", after a change.</summary>
    public void Write(Action<JsonObject> change)
    {
        var catalogue = JsonNode.Parse(
            """
            { "version": 1, "languages": [ { "code": "en", "name": "English", "nativeName": "English" }, { "code": "sv", "name": "Swedish", "nativeName": "Svenska" } ],
              "contestants": [ { "id": "one", "name": "One", "family": "F", "licence": "CC0-1.0", "languages": ["en"], "engine": "llamaCpp", "file": "one.gguf" } ] }
            """)!.AsObject();
        catalogue["contestants"]![0]!["sha256"] = Hash(File("one.gguf"));
        change(catalogue);
        System.IO.File.WriteAllText(Catalogue, catalogue.ToJsonString());
        _tools?.Dispose();
        _tools = null;
    }

    public void Dispose()
    {
        _tools?.Dispose();
        _http.Dispose();
        _output.Dispose();
        _folder.Dispose();
    }
}
