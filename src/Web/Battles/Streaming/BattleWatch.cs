using System.Threading.Channels;
using Arena.Contracts.Battles;
using Arena.Contracts.Voters;
using Arena.Web.Calls;
using Arena.Web.Hosting;
using Microsoft.Extensions.Options;

namespace Arena.Web.Battles.Streaming;

/// <summary>
/// Reads a battle's events at the grain's speed into a bounded buffer, whatever the speed of the client: a grain drops an
/// enumeration whose reader stays away. When the buffer is full the watch ends, and the client resumes by cursor.
/// </summary>
public sealed class BattleWatch(ArenaGrains grains, TimeProvider time, IOptions<WebOptions> options, ILogger<BattleWatch> log)
{
    /// <summary>About 15 s: longer than it takes the other nodes to see that a battle's node is gone.</summary>
    private const int MostResumes = 12;

    public ChannelReader<BattleEvent> Start(BattleId battle, VoterId voter, string? cursor, CancellationToken cancellationToken)
    {
        var capacity = options.Value.StreamBuffer;
        var buffer = Channel.CreateBounded<BattleEvent>(new BoundedChannelOptions(capacity) { SingleReader = true, SingleWriter = true });
        _ = FillAsync(buffer.Writer, battle, voter, cursor, cancellationToken);
        return buffer.Reader;
    }

    private async Task FillAsync(ChannelWriter<BattleEvent> buffer, BattleId battle, VoterId voter, string? cursor, CancellationToken cancellationToken)
    {
        try
        {
            if (!await CopyAsync(buffer, battle, voter, cursor, cancellationToken))
            {
                log.SlowReader(battle.Value, options.Value.StreamBuffer);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The client has gone.
        }
        catch (Exception exception)
        {
            log.StreamFailed(battle.Value, exception.GetType().Name, exception);
        }
        finally
        {
            buffer.TryComplete();
        }
    }

    /// <returns>False when the buffer was full.</returns>
    private async Task<bool> CopyAsync(ChannelWriter<BattleEvent> buffer, BattleId battle, VoterId voter, string? cursor, CancellationToken cancellationToken)
    {
        for (var resumes = 0; ; resumes++)
        {
            try
            {
                await foreach (var battleEvent in grains.Battle(battle).WatchAsync(voter, cursor, cancellationToken).WithCancellation(cancellationToken))
                {
                    if (!buffer.TryWrite(battleEvent))
                    {
                        return false;
                    }

                    cursor = battleEvent.Cursor ?? cursor;
                    resumes = 0;
                }

                return true;
            }
            catch (Exception exception) when (Transient.Is(exception) && resumes < MostResumes)
            {
                log.CallRepeated(exception.GetType().Name, resumes);
                await Task.Delay(TimeSpan.FromMilliseconds(100 << Math.Min(resumes, 4)), time, cancellationToken);
            }
        }
    }
}
