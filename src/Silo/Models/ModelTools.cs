using Arena.Grains.Catalogue;
using Arena.Grains.Hosting;
using Arena.Inference;
using Arena.Inference.Devices;
using Arena.Inference.LlamaCpp;
using Arena.Silo.Models.Downloads;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Arena.Silo.Models;

/// <summary>What the verbs of the group "models" work with: the catalogue, the engines and the machine, without grains or a database.</summary>
internal sealed class ModelTools : IDisposable
{
    private readonly IHost _host;
    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };

    private ModelTools(IHost host, string path)
    {
        _host = host;
        Path = path;
        Catalogue = CatalogueReader.Read(path);
        WellKnown = WellKnownModels.Beside(path);
    }

    /// <summary>Absolute path of the catalogue.</summary>
    public string Path { get; }

    public ArenaCatalogue Catalogue { get; }

    /// <summary>Models that can be pulled and are no contestants yet.</summary>
    public IReadOnlyList<ContestantEntry> WellKnown { get; }

    public IModelInspector Inspector => _host.Services.GetRequiredService<IModelInspector>();

    /// <summary>Bytes of the device that has the most.</summary>
    public long MostMemory => _host.Services.GetRequiredService<IDeviceDiscovery>().Discover()
        .Where(device => device.Kind != DeviceKind.Remote)
        .Select(device => device.MemoryBytes)
        .DefaultIfEmpty(0)
        .Max();

    public IInferenceEngine Engine(EngineKind kind) => _host.Services.GetServices<IInferenceEngine>().First(engine => engine.Kind == kind);

    /// <exception cref="CatalogueException">The catalogue, or the list of well-known models beside it, is not valid.</exception>
    public static ModelTools Open(string? catalogue)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddArenaNodeOptions().AddArenaInference();
        var host = builder.Build();
        var path = catalogue ?? host.Services.GetRequiredService<IOptions<ArenaNodeOptions>>().Value.Catalogue;
        return new ModelTools(host, System.IO.Path.GetFullPath(path));
    }

    public Downloader NewDownloader() => new(_http, new DownloadOptions(), TimeProvider.System, folder => new DriveInfo(folder).AvailableFreeSpace);

    /// <summary>The contestants of these ids, or all.</summary>
    /// <exception cref="UsageException">There is no contestant of one of the ids.</exception>
    public IReadOnlyList<Contestant> Find(IReadOnlyCollection<string> ids)
    {
        var unknown = ids.Where(id => Catalogue.Contestants.All(contestant => contestant.Slug != id)).ToList();
        return unknown.Count > 0
            ? throw new UsageException($"the catalogue has no {string.Join(", ", unknown)}")
            : [.. Catalogue.Contestants.Where(contestant => ids.Count == 0 || ids.Contains(contestant.Slug))];
    }

    public void Dispose()
    {
        _http.Dispose();
        _host.Dispose();
    }
}
