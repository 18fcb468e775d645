using System.Threading.Channels;
using Arena.Contracts.Battles;

namespace Arena.Web.Battles.Streaming;

/// <summary>Writes events to one client, and a comment line at every heartbeat.</summary>
internal sealed class EventStream(HttpResponse response, TimeProvider time, TimeSpan heartbeat)
{
    public async Task SendAsync(ChannelReader<BattleEvent> events, CancellationToken cancellationToken)
    {
        using var clock = new PeriodicTimer(heartbeat, time);
        var beat = clock.WaitForNextTickAsync(cancellationToken).AsTask();
        var more = events.WaitToReadAsync(cancellationToken).AsTask();
        await SayAsync(": open\n\n", cancellationToken);
        while (true)
        {
            if (await Task.WhenAny(more, beat) == beat)
            {
                await beat;
                await SayAsync(": still here\n\n", cancellationToken);
                beat = clock.WaitForNextTickAsync(cancellationToken).AsTask();
            }
            else if (await more)
            {
                await SendReadyAsync(events, cancellationToken);
                more = events.WaitToReadAsync(cancellationToken).AsTask();
            }
            else
            {
                return;
            }
        }
    }

    private async Task SendReadyAsync(ChannelReader<BattleEvent> events, CancellationToken cancellationToken)
    {
        while (events.TryRead(out var next))
        {
            await response.WriteAsync(EventWire.Write(next), cancellationToken);
        }

        await response.Body.FlushAsync(cancellationToken);
    }

    private async Task SayAsync(string line, CancellationToken cancellationToken)
    {
        await response.WriteAsync(line, cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
