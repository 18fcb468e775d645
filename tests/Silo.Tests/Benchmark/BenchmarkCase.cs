using System.Globalization;
using System.Text.Json.Nodes;
using Arena.Grains.Hosting;
using Arena.Inference;
using Arena.Inference.Devices;
using Arena.Silo.Benchmark;
using Arena.Support;
using CsvHelper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace Arena.Silo.Tests.Benchmark;

/// <summary>A node with scripted contestants, on a data directory that outlives it: every run has a node of its own, as every call of the verb has.</summary>
internal sealed partial class BenchmarkCase : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();

    /// <summary>Contestants compete in both languages; "swedish" in Swedish only.</summary>
    public BenchmarkCase(params string[] contestants)
    {
        File.WriteAllText(_folder.File("prompts.json"), new JsonObject { ["version"] = 1, ["languages"] = new JsonObject { ["sv"] = Prompts("sv"), ["en"] = Prompts("en") } }.ToJsonString());
        var catalogue = JsonNode.Parse(
            """
            { "version": 1, "prompts": "prompts.json", "contestants": [],
              "languages": [ { "code": "sv", "name": "Swedish", "nativeName": "Svenska" }, { "code": "en", "name": "English", "nativeName": "English" } ] }
            """)!;
        catalogue["contestants"] = new JsonArray([.. (contestants.Length == 0 ? ["alpha", "beta"] : contestants).Select(Contestant)]);
        File.WriteAllText(_folder.File("arena.json"), catalogue.ToJsonString());
        Console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(_output) });
        Console.Profile.Width = 400;
    }

    public IAnsiConsole Console { get; }

    public string Told => _output.ToString();

    public string Data => _folder.File("data");

    public string Catalogue => _folder.File("arena.json");

    public string Output => _folder.File("results.csv");

    /// <summary>Every prompt that a contestant was asked, over all runs.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>What contestants say; null leaves an answer open.</summary>
    public Func<ScriptedAnswer, string?> Reply { get; set; } = answer => $"{answer.Contestant} says: {answer.Request.Messages[0].Text}";

    public Action<ScriptedEngine>? Engine { get; set; }

    /// <summary>Stands before every call to a grain.</summary>
    public IIncomingGrainCallFilter? Filter { get; set; }

    public BenchmarkWishes Wishes => new(null, null, null, Output, 1, Resume: false, Fresh: false);

    public async Task<int> RunAsync(BenchmarkWishes? wishes = null, CancellationToken cancellationToken = default)
    {
        using var host = Build();
        await host.StartAsync(cancellationToken);
        try
        {
            return await new BenchmarkSession(host.Services, Console).RunAsync(wishes ?? Wishes, cancellationToken);
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    public IReadOnlyList<IDictionary<string, object>> Rows()
    {
        using var csv = new CsvReader(new StreamReader(Output), CultureInfo.InvariantCulture);
        return [.. csv.GetRecords<dynamic>().Cast<IDictionary<string, object>>()];
    }

    /// <summary>One column of all rows.</summary>
    public string[] Column(string name) => [.. Rows().Select(row => (string)row[name])];

    /// <summary>Which contestant answered which prompt, in the file's order.</summary>
    public string[] Order() => [.. Rows().Select(row => $"{row["Language"]} {((string)row["Contestant"])[..^9]} {row["Prompt_Id"]}")];

    public void Dispose()
    {
        _output.Dispose();
        _folder.Dispose();
    }

    private static JsonNode Contestant(string slug) => new JsonObject
    {
        ["id"] = slug,
        ["name"] = $"The {slug} model",
        ["family"] = "Test",
        ["licence"] = "CC0-1.0",
        ["languages"] = slug == "swedish" ? new JsonArray("sv") : new JsonArray("sv", "en"),
        ["engine"] = "scripted",
        ["contextLength"] = 4096,
    };

    private static JsonArray Prompts(string language) =>
        new([.. Enumerable.Range(1, 3).Select(number => new JsonObject { ["id"] = $"{language}-{number}", ["text"] = $"Prompt {number}, \"{language}\"", ["topic"] = "test" })]);

    private IHost Build()
    {
        var engine = new ScriptedEngine { Reply = Answer };
        Engine?.Invoke(engine);
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration["ARENA_DATA"] = Data;
        builder.Configuration["ARENA_CATALOG"] = Catalogue;
        builder.Configuration["ARENA_NODE"] = "node1";
        builder.Logging.ClearProviders();
        PrepareRuntime(builder);
        builder.AddArenaNode();
        builder.Services.RemoveAll<IInferenceEngine>().AddSingleton<IInferenceEngine>(engine);
        builder.Services.Replace(ServiceDescriptor.Singleton<IDeviceDiscovery>(ScriptedDevices.Alike(2, lanes: 2)));
        if (Filter is not null)
        {
            builder.Services.AddSingleton(Filter);
        }

        return builder.Build();
    }

    partial void PrepareRuntime(IHostApplicationBuilder builder);

    private string? Answer(ScriptedAnswer answer)
    {
        lock (Asked)
        {
            Asked.Add($"{answer.Contestant}: {answer.Request.Messages[0].Text}");
        }

        return Reply(answer);
    }
}
