using Arena.Contracts.Ratings;
using Arena.Grains.Diagnostics;
using Arena.Grains.Ratings.Snapshots;
using Arena.Grains.Storage;

namespace Arena.Grains.Ratings;

/// <summary>Publishes boards by itself, where the operator wants that.</summary>
internal sealed partial class RatingGrain
{
    private SnapshotInfo? _published;
    private bool _publishing;

    private async Task PublishDueAsync(CancellationToken cancellationToken)
    {
        if (options.Value.PublishEvery is not { } every || _publishing)
        {
            return;
        }

        _publishing = true;
        try
        {
            _published ??= (await snapshots.ListAsync(cancellationToken)).FirstOrDefault(snapshot => snapshot.Board == VoteTable.All);
            if (_table.Last > (_published?.VoteCutoff ?? 0) && clock.GetUtcNow() - (_published?.PublishedAt ?? DateTimeOffset.MinValue) >= every)
            {
                await PublishAsync(cancellationToken);
            }
        }
        catch (Exception exception) when (exception is StorageException or BoardFailedException)
        {
            Log.SnapshotsNotPublished(logger, exception);
        }
        finally
        {
            _publishing = false;
        }
    }

    private async Task PublishAsync(CancellationToken cancellationToken)
    {
        var boards = _table.ByLanguage().Select(pair => pair.Language).Order(StringComparer.Ordinal).Select(language => new SnapshotRequest(language));
        List<SnapshotRequest> requests = [new SnapshotRequest(), .. boards];
        foreach (var snapshot in await Task.Run(() => snapshots.PublishAsync(requests, options.Value.Seed, cancellationToken), cancellationToken))
        {
            _published = snapshot.Board == VoteTable.All ? snapshot : _published;
            Log.SnapshotPublished(logger, snapshot.Board, snapshot.Id, snapshot.VoteCutoff);
        }
    }
}
