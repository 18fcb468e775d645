using Arena.Contracts.Ratings;
using Arena.Grains.Diagnostics;
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
            var query = new BoardQuery(null, null, BoardMethod.Davidson, Style: false);
            await grains.GetGrain<IRatingGrain>(IRatingGrain.Key).BoardAsync(query).WaitAsync(stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // Whatever it is, whoever asks for the board will hear of it.
            Log.BoardNotAhead(logger, exception);
        }
    }
}
