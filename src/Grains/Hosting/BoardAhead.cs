using Arena.Contracts.Ratings;
using Arena.Grains.Diagnostics;
using Arena.Grains.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Arena.Grains.Hosting;

/// <summary>Has the log read and the first board computed while the rest of the node starts, so that its first reader does not wait for both.</summary>
internal sealed class BoardAhead(IGrainFactory grains, ILogger<BoardAhead> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await grains.GetGrain<IRatingGrain>(IRatingGrain.Key).BoardAsync(new BoardQuery(null, null, BoardMethod.Davidson, Style: false));
        }
        catch (Exception exception) when (Transient.Is(exception) || exception is StorageException or BoardFailedException)
        {
            Log.BoardNotAhead(logger, exception);
        }
    }
}
