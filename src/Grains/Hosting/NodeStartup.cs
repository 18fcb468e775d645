using Arena.Contracts;
using Arena.Grains.Diagnostics;
using Arena.Grains.Models;
using Arena.Grains.Storage;
using Arena.Inference;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Arena.Grains.Hosting;

/// <summary>What has to hold before the first grain runs: the data directory is ours, the schema fits, the log is whole, the devices are open.</summary>
internal sealed class NodeStartup(
    IOptions<ArenaNodeOptions> options,
    IArenaSchema schema,
    IVoteLog votes,
    DeviceOpening devices,
    NodeLock nodeLock,
    ILogger<NodeStartup> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            nodeLock.Acquire(options.Value);
            await schema.MigrateAsync(cancellationToken);
            if (await votes.VerifyAsync(all: false, cancellationToken) is { } broken)
            {
                Log.ChainBroken(logger, broken);
                throw new EnvironmentException($"the vote log is damaged at row {broken}; restore a backup, or look at it with verify --chain");
            }

            await devices.OpenAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is StorageException or InferenceException)
        {
            throw new EnvironmentException(exception.Message, exception);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
