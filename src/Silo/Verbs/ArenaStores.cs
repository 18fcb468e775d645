using Arena.Contracts;
using Arena.Grains.Hosting;
using Arena.Grains.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Arena.Silo.Verbs;

/// <summary>The stores of an arena, for verbs that run beside it. Takes no lock; standard output stays the verb's own.</summary>
internal static class ArenaStores
{
    /// <param name="create">Whether an arena is begun where there is none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="EnvironmentException">There is no arena there.</exception>
    /// <exception cref="StorageException">The database cannot be opened, or is newer than this build.</exception>
    public static async Task<IHost> OpenAsync(bool create, CancellationToken cancellationToken)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.AddArenaStorage();
        var host = builder.Build();
        try
        {
            var options = host.Services.GetRequiredService<IOptions<ArenaNodeOptions>>().Value;
            if (!create && options.Database is null && !File.Exists(Path.Combine(options.DataDirectory, "arena.db")))
            {
                throw new EnvironmentException($"there is no arena in {options.DataDirectory}; ARENA_DATA says where it is");
            }

            await host.Services.GetRequiredService<IArenaSchema>().MigrateAsync(cancellationToken);
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }
}
