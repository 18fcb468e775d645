using Arena.Contracts.Ratings;
using Arena.Grains.Diagnostics;

namespace Arena.Grains.Ratings;

/// <summary>Publishes boards by itself, where the operator wants that.</summary>
internal sealed partial class RatingGrain
{
    /// <summary>After an attempt that did not publish the board of all votes.</summary>
    private static readonly TimeSpan PublishAgain = TimeSpan.FromHours(1);

    private SnapshotInfo? _published;
    private DateTimeOffset _publishTried;
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
            if (IsPublicationDue(every))
            {
                _publishTried = clock.GetUtcNow();
                await PublishAsync(cancellationToken);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.BoardNotPublished(logger, VoteTable.All, exception);
        }
        finally
        {
            _publishing = false;
        }
    }

    private bool IsPublicationDue(TimeSpan every)
    {
        var now = clock.GetUtcNow();
        return _table.Last > (_published?.VoteCutoff ?? 0)
            && now - (_published?.PublishedAt ?? DateTimeOffset.MinValue) >= every
            && now - _publishTried >= (every < PublishAgain ? every : PublishAgain);
    }

    private async Task PublishAsync(CancellationToken cancellationToken)
    {
        var published = await Task.Run(
            () => snapshots.PublishEveryLanguageAsync(
                BoardMethod.Davidson, style: false, options.Value.Seed, (request, exception) => Log.BoardNotPublished(logger, request.Board, exception), cancellationToken),
            cancellationToken);
        foreach (var snapshot in published)
        {
            _published = snapshot.Board == VoteTable.All ? snapshot : _published;
            Log.SnapshotPublished(logger, snapshot.Board, snapshot.Id, snapshot.VoteCutoff);
        }
    }
}
