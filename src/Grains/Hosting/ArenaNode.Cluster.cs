using Arena.Contracts;
using Arena.Grains.Hosting.Cluster;
using Arena.Grains.Models.Cluster;
using Arena.Grains.Battles;
using Arena.Grains.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Placement;
using Orleans.Runtime.MembershipService.SiloMetadata;
using Orleans.Serialization;
using Orleans.Storage;

namespace Arena.Grains.Hosting;

/// <summary>The Cluster edition: a silo of Orleans, PostgreSQL for the nodes' table, the grains' state and the stores.</summary>
public static partial class ArenaNode
{
    static partial void AddStores(IHostApplicationBuilder builder) =>
        builder.Services.AddPostgresStorage(provider =>
            provider.GetRequiredService<IOptions<ArenaNodeOptions>>().Value.Database
            ?? throw new EnvironmentException("ARENA_DB says which database; it is not set"));

    static partial void AddRuntime(IHostApplicationBuilder builder)
    {
        var options = builder.Services.ReadClusterOptions(builder.Configuration);
        var database = options.Database ?? "";
        builder.Services.AddPlacementFilter<DeviceNodeStrategy, DeviceNodeDirector>(ServiceLifetime.Singleton);
        builder.UseOrleans(silo =>
        {
            silo.JoinArena(options);
            silo.UseSiloMetadata(new Dictionary<string, string>
            {
                [DeviceNodeDirector.NodeName] = builder.Configuration["ARENA_NODE"] ?? Environment.MachineName,
            });
            silo.AddAdoNetGrainStorage(BattleGrain.StorageName, storage => storage.Configure<IServiceProvider>((storage, _) =>
            {
                storage.Invariant = "Npgsql";
                storage.ConnectionString = database;
                storage.GrainStorageSerializer = new SystemTextJsonGrainStorageSerializer(
                    Microsoft.Extensions.Options.Options.Create(new SystemTextJsonGrainStorageSerializerOptions()));
            }));
        });
    }
}
