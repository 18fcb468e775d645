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
    /// <param name="use">What the verb does with them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="EnvironmentException">There is no arena there.</exception>
    /// <exception cref="StorageException">The database cannot be opened, is newer than this build, or, where it is only read, older.</exception>
    public static async Task<IHost> OpenAsync(StoresUse use, CancellationToken cancellationToken)
    {
        var host = Build();
        try
        {
            if (use != StoresUse.Begin && !Exists(host, out var directory))
            {
                throw new EnvironmentException($"there is no arena in {directory}; ARENA_DATA says where it is");
            }

            var schema = host.Services.GetRequiredService<IArenaSchema>();
            await (use == StoresUse.Read ? schema.RequireAsync(cancellationToken) : schema.MigrateAsync(cancellationToken));
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    /// <summary>The stores to read, or null where there is no arena yet.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The database cannot be opened, or is older or newer than this build.</exception>
    public static async Task<IHost?> FindAsync(CancellationToken cancellationToken)
    {
        using var host = Build();
        return Exists(host, out _) ? await OpenAsync(StoresUse.Read, cancellationToken) : null;
    }

    private static IHost Build()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.AddArenaStorage();
        return builder.Build();
    }

    private static bool Exists(IHost host, out string directory)
    {
        var options = host.Services.GetRequiredService<IOptions<ArenaNodeOptions>>().Value;
        directory = options.DataDirectory;
        return options.Database is not null || File.Exists(Path.Combine(directory, "arena.db"));
    }
}
