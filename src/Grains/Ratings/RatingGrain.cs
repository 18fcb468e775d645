using System.Collections.Immutable;
using Arena.Contracts.Ratings;
using Arena.Grains.Catalogue;
using Arena.Grains.Diagnostics;
using Arena.Grains.Ratings.Snapshots;
using Arena.Grains.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Arena.Grains.Ratings;

/// <summary>
/// Follows the vote log by sequence number. Whatever asks for a board first reads the log past the cursor, so a hint that is lost loses
/// nothing. Boards, ledger and reports are asked for in between each other; fits run on copies, off the turn.
/// </summary>
internal sealed partial class RatingGrain(
    IVoteLog log,
    IExclusionStore exclusions,
    IVoteStyleStore styles,
    IBattleStore battles,
    ArenaCatalogue catalogue,
    SnapshotService snapshots,
    IOptions<RatingOptions> options,
    TimeProvider clock,
    ArenaMetrics metrics,
    ILogger<RatingGrain> logger) : Grain, IRatingGrain
{
    private const int StylesAtOnce = 4096;

    private readonly VoteTable _table = new();
    private LogReading _reading = null!;
    private long _exclusionEntry;
    private long _sealed;
    private Task _sealing = Task.CompletedTask;
    private bool _alarm;

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _reading = new LogReading(ReadAsync);
        _table.Reserve(await log.LastSequenceAsync(cancellationToken));
        await CatchUpAsync(cancellationToken);
        this.RegisterGrainTimer(TickAsync, new GrainTimerCreationOptions(options.Value.CheckEvery, options.Value.CheckEvery) { Interleave = true, KeepAlive = true });
    }

    public async Task<ImmutableDictionary<string, int>> VotesByLanguageAsync()
    {
        await CatchUpAsync(CancellationToken.None);
        return _table.ByLanguage().ToImmutableDictionary(pair => pair.Language, pair => pair.Votes);
    }

    public async Task<VoteLedger> LedgerAsync()
    {
        await CatchUpAsync(CancellationToken.None);
        return _table.Ledger.Ledger(_table.Last, Today);
    }

    public Task VotesChangedAsync() => CatchUpAsync(CancellationToken.None);

    private Task CatchUpAsync(CancellationToken cancellationToken) => _reading.CatchUpAsync().WaitAsync(cancellationToken);

    private async Task ReadAsync()
    {
        await foreach (var rows in log.ReadLoggedAsync(_table.Last, CancellationToken.None))
        {
            _table.Add(rows);
        }

        foreach (var (entry, exclusion) in await exclusions.ReadAsync(_exclusionEntry, CancellationToken.None))
        {
            _table.Exclude(exclusion.Sequence, exclusion.Reason);
            _exclusionEntry = entry;
        }

        WatchExclusions();
    }

    /// <summary>Only boards with control for style need these, so nothing is read before one is asked for.</summary>
    private async Task ReadStylesAsync()
    {
        while (await styles.ReadAsync(_table.Styles.Entry, StylesAtOnce, CancellationToken.None) is { Count: > 0 } entries)
        {
            foreach (var entry in entries.Where(entry => entry.Entry > _table.Styles.Entry))
            {
                _table.Styles.Add(entry);
            }
        }
    }

    /// <summary>A log that has grown by a segment gets it sealed. Nothing waits for it.</summary>
    private void Seal()
    {
        if (_sealing.IsCompleted && _table.Last - _sealed >= IVoteLog.Segment)
        {
            _sealing = SealAsync();
        }
    }

    private async Task SealAsync()
    {
        try
        {
            _sealed = await log.SealAsync(CancellationToken.None);
        }
        catch (Exception exception) when (exception is StorageException or InvalidOperationException)
        {
            Log.LogNotSealed(logger, exception);
        }
    }

    private void WatchExclusions()
    {
        var alarm = _table.Ledger.Alarm(Today);
        metrics.ExclusionAlarm(alarm.Raised);
        if (alarm.Raised && !_alarm)
        {
            Log.ExclusionsJumped(logger, alarm.RecentExcluded, alarm.Recent, alarm.BeforeExcluded, alarm.Before, alarm.Days);
        }

        _alarm = alarm.Raised;
    }
}
