using Arena.Grains.Chance;
using Arena.Grains.Hosting;
using Arena.Inference;
using Arena.Inference.Devices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Arena.Grains.Research.SelfTest;

/// <summary>A whole node on a throw-away database, as every node but for its contestants, its devices and its dice.</summary>
internal sealed partial class SimulatedArena : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly string _folder;

    private SimulatedArena(IHost host, string folder) => (_host, _folder) = (host, folder);

    public IServiceProvider Services => _host.Services;

    /// <summary>For files of the test; deleted with the arena.</summary>
    public string Folder => _folder;

    public static async Task<SimulatedArena> StartAsync(SelfTestSettings settings, CancellationToken cancellationToken)
    {
        RequireThrowAwayDatabase();
        var folder = Directory.CreateTempSubdirectory("arena-selftest-").FullName;
        var arena = new SimulatedArena(Build(settings, folder), folder);
        try
        {
            await arena._host.StartAsync(cancellationToken);
            return arena;
        }
        catch
        {
            await arena.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <exception cref="Contracts.EnvironmentException">The edition has none.</exception>
    static partial void RequireThrowAwayDatabase();

    private static IHost Build(SelfTestSettings settings, string folder)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration["ARENA_DATA"] = Path.Combine(folder, "data");
        builder.Configuration["ARENA_CATALOG"] = SelfTestCatalogue.Write(folder, settings.Strengths.Count);
        builder.Configuration["ARENA_NODE"] = "selftest";
        builder.Logging.ClearProviders();
        builder.AddArenaNode();
        var services = builder.Services;
        services.RemoveAll<IInferenceEngine>().AddSingleton<IInferenceEngine>(new WorthEngine(id => Worth(settings, SelfTestCatalogue.Index(id))));
        services.Replace(ServiceDescriptor.Singleton<IDeviceDiscovery>(new PaperDevices()));
        services.Replace(ServiceDescriptor.Singleton<IChance>(new RepeatableChance(settings.Seed)));
        return builder.Build();
    }

    private static double Worth(SelfTestSettings settings, int contestant) => settings.Strengths[contestant] + (contestant == 0 ? settings.Bias : 0);
}
