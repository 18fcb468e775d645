using System.Text;
using System.Text.Json;
using Arena.Contracts.Models;
using Arena.Contracts.Ratings;
using Arena.Contracts.Research;
using Arena.Contracts.Voters;
using Arena.Grains.Chance;
using Arena.Grains.Hosting;
using Arena.Inference;
using Arena.Inference.Devices;
using Arena.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Arena.Grains.Tests.Hosting;

/// <summary>A whole node with scripted contestants and a data directory of its own. It can stop and start again on that directory.</summary>
internal sealed partial class ArenaHost : IAsyncDisposable
{
    /// <summary>Name of the node.</summary>
    public const string Node = "node1";

    private static int s_voters;

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "arena-test-" + Guid.NewGuid().ToString("N"));
    private readonly ArenaSetup _setup;
    private readonly Deactivations _deactivations = new();
    private IHost? _host;

    private ArenaHost(ArenaSetup setup) => _setup = setup;

    /// <summary>Null where the machine's clock is used.</summary>
    public ManualTimeProvider? Clock => _setup.Clock as ManualTimeProvider;

    /// <summary>Steps the contestants. A start makes a new one.</summary>
    public ScriptedEngine Engine { get; private set; } = new();

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    /// <summary>Of the node, for tests that look behind the grains.</summary>
    public IServiceProvider Services => _host?.Services ?? throw new InvalidOperationException("The arena is not running.");

    public static async Task<ArenaHost> StartAsync(ArenaSetup? setup = null)
    {
        var arena = new ArenaHost(setup ?? new ArenaSetup());
        await arena.StartAgainAsync();
        return arena;
    }

    /// <summary>Starts on the same data directory with the same catalogue.</summary>
    public async Task StartAgainAsync()
    {
        Engine = new ScriptedEngine();
        _setup.Engine?.Invoke(Engine);
        _host = Build();
        await _host.StartAsync();
    }

    /// <summary>An orderly stop.</summary>
    public async Task StopAsync()
    {
        if (_host is { } host)
        {
            _host = null;
            await host.StopAsync();
            host.Dispose();
        }
    }

    /// <summary>A voter nobody else is.</summary>
    public VoterClient NewVoter() => new(this, new VoterId($"voter-{Interlocked.Increment(ref s_voters)}"));

    /// <summary>The whole log as the public export has it: one dictionary of columns per vote.</summary>
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> VotesAsync()
    {
        var lines = Encoding.UTF8.GetString(await ExportAsync(ExportKind.Votes, ExportFormat.JsonLines)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(line)!.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()))];
    }

    public Task<byte[]> ExportAsync(ExportKind kind, ExportFormat format, bool scrub = true) => Patiently.CallAsync(async () =>
    {
        var bytes = new List<byte>();
        await foreach (var chunk in Grains.NewExport().ExportAsync(new ExportRequest(kind, format, scrub), CancellationToken.None))
        {
            bytes.AddRange(chunk);
        }

        return bytes.ToArray();
    });

    public Task<Board> BoardAsync(string? language = null, BoardMethod method = BoardMethod.Elo) =>
        Patiently.CallAsync(() => Grains.GetGrain<IRatingGrain>(IRatingGrain.Key).BoardAsync(new BoardQuery(language, null, method, Style: false)));

    /// <summary>The battle's activation goes; the next call makes another.</summary>
    public async Task DeactivateAsync(BattleClient battle)
    {
        _deactivations.AfterNextCall(battle.Id.Value);
        await battle.ViewAsync();
    }

    /// <summary>The activation goes that an answer runs on, and the answer with it.</summary>
    public async Task DeactivateModelAsync(ScriptedAnswer answer)
    {
        var key = new ModelAddress(new ContestantId(answer.ContestantId), new DeviceId(Node, answer.Device.Name)).ToString();
        _deactivations.AfterNextCall(key);
        await Patiently.CallAsync(async () =>
        {
            await Grains.GetGrain<IModelGrain>(key).WarmAsync();
            return true;
        });
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private IHost Build()
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(_setup.Limits.Select(limit => KeyValuePair.Create($"Arena:Limits:{limit.Name}", (string?)limit.Value)));
        builder.Configuration.AddInMemoryCollection(_setup.Settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)));
        builder.Configuration["ARENA_DATA"] = Path.Combine(_folder, "data");
        builder.Configuration["ARENA_CATALOG"] = _setup.Catalogue.Write(Path.Combine(_folder, "models"));
        builder.Configuration["ARENA_NODE"] = Node;
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(_setup.Clock);
        PrepareRuntime(builder);
        builder.AddArenaNode();
        builder.Services.RemoveAll<IInferenceEngine>().AddSingleton<IInferenceEngine>(Engine);
        builder.Services.Replace(ServiceDescriptor.Singleton<IDeviceDiscovery>(_setup.Devices));
        builder.Services.Replace(ServiceDescriptor.Singleton<IChance>(new SeededChance(_setup.ChanceSeed)));
        builder.Services.AddSingleton<IIncomingGrainCallFilter>(_deactivations);
        ConfigureRuntime(builder);
        _setup.Services?.Invoke(builder.Services);
        return builder.Build();
    }

    /// <summary>What the edition needs to know beforehand.</summary>
    partial void PrepareRuntime(IHostApplicationBuilder builder);

    /// <summary>What the edition adds.</summary>
    partial void ConfigureRuntime(IHostApplicationBuilder builder);
}
