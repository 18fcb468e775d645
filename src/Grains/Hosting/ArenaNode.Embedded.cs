using Arena.Embedded;
using Arena.Grains.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Arena.Grains.Hosting;

/// <summary>The Embedded edition: grains in this process, SQLite in the data directory.</summary>
public static partial class ArenaNode
{
    static partial void AddStores(IHostApplicationBuilder builder) =>
        builder.Services.AddSqliteStorage(provider => provider.GetRequiredService<IOptions<ArenaNodeOptions>>().Value.DataDirectory);

    static partial void AddRuntime(IHostApplicationBuilder builder) =>
        builder.UseEmbeddedGrains(options => options.SiloName = builder.Configuration["ARENA_NODE"] ?? options.SiloName);
}
