using Arena.Contracts;
using Arena.Grains.Battles;
using Arena.Grains.Catalogue;
using Arena.Grains.Chance;
using Arena.Grains.Diagnostics;
using Arena.Grains.Models;
using Arena.Grains.Ratings;
using Arena.Grains.Ratings.Snapshots;
using Arena.Grains.Ratings.Styles;
using Arena.Grains.Research;
using Arena.Grains.Research.Bank;
using Arena.Grains.Research.Benchmark;
using Arena.Inference;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Arena.Grains.Hosting;

/// <summary>Makes a process a node of the arena.</summary>
public static partial class ArenaNode
{
    /// <summary>Adds the grains, their storage, the devices of this machine and the heartbeat. What is wrong outside of the program stops the start with an <see cref="EnvironmentException"/>.</summary>
    public static IHostApplicationBuilder AddArenaNode(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.AddArenaStorage().Services;
        services.AddMetrics();
        services.AddArenaInference();
        services.AddOptions<ArenaLimits>().BindConfiguration("Arena:Limits").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ResidencyOptions>().BindConfiguration(ResidencyOptions.Section);
        services.AddOptions<BankOptions>().BindConfiguration("Arena:Bank");
        services.TryAddSingleton<IChance, SecureChance>();
        services.AddSingleton<BankPairs>().AddSingleton<BenchmarkRunner>();
        services.AddSingleton<ArenaMetrics>().AddSingleton<BattleServices>().AddSingleton<AnswerRunner>();
        services.AddSingleton<NodeDevices>().AddSingleton<FleetAnnouncement>().AddSingleton<DeviceServices>();
        services.AddSingleton<ModelMeasuring>().AddSingleton<DeviceOpening>().AddSingleton<NodeLock>();
        services.AddHostedService<NodeStartup>();
        AddRuntime(builder);
        services.AddHostedService<NodeReporter>();
        services.AddHostedService<BoardAhead>();
        services.AddHostedService<StyleBackfill>();
        return builder;
    }

    /// <summary>Adds the stores and the catalogue, and no grain: what a verb needs that runs beside a live arena. Whoever uses them migrates the schema first.</summary>
    public static IHostApplicationBuilder AddArenaStorage(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddArenaNodeOptions();
        services.AddSingleton(provider => ReadCatalogue(provider.GetRequiredService<IOptions<ArenaNodeOptions>>().Value));
        services.AddOptions<RatingOptions>().BindConfiguration("Arena:Ratings").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ArenaExports>().AddSingleton<SnapshotService>();
        AddStores(builder);
        return builder;
    }

    /// <summary>The stores of the edition.</summary>
    static partial void AddStores(IHostApplicationBuilder builder);

    /// <summary>Adds where a node finds its things, for verbs that are no node.</summary>
    public static IServiceCollection AddArenaNodeOptions(this IServiceCollection services)
    {
        services.AddOptions<ArenaNodeOptions>().BindConfiguration("Arena:Node").Configure<IConfiguration>(FromEnvironment).ValidateDataAnnotations().ValidateOnStart();
        return services;
    }

    /// <summary>Grains and clustering of the edition.</summary>
    static partial void AddRuntime(IHostApplicationBuilder builder);

    private static void FromEnvironment(ArenaNodeOptions options, IConfiguration configuration)
    {
        options.DataDirectory = Path.GetFullPath(Value(configuration, "ARENA_DATA") ?? options.DataDirectory);
        options.Catalogue = Path.GetFullPath(Value(configuration, "ARENA_CATALOG") ?? options.Catalogue);
        options.Database = Value(configuration, "ARENA_DB") ?? options.Database;
        options.Node = Value(configuration, "ARENA_NODE") ?? options.Node;
    }

    private static string? Value(IConfiguration configuration, string name) =>
        configuration[name] is { Length: > 0 } value ? value : null;

    private static ArenaCatalogue ReadCatalogue(ArenaNodeOptions options)
    {
        try
        {
            return CatalogueReader.Read(options.Catalogue);
        }
        catch (CatalogueException exception)
        {
            throw new EnvironmentException($"the catalogue {exception.Message}", exception);
        }
    }
}
