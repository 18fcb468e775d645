using Arena.Grains.Diagnostics;
using Arena.Grains.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Arena.Grains.Ratings.Styles;

/// <summary>Gives votes from before style was written the style of their texts, where these still exist. Runs beside a live arena, a few votes at a time.</summary>
internal sealed class StyleBackfill(IVoteStyleStore styles, TimeProvider clock, ILogger<StyleBackfill> logger) : BackgroundService
{
    private const int AtOnce = 64;

    /// <summary>A long log takes seconds to search, and a start has better things to do.</summary>
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(1);

    /// <returns>How many votes got a style.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var added = 0;
        var after = 0L;
        while (await styles.MissingAsync(after, AtOnce, cancellationToken) is { Count: > 0 } votes)
        {
            await styles.AddAsync([.. votes.Select(vote => (vote.Sequence, Of(vote)))], cancellationToken);
            added += votes.Count;
            after = votes[^1].Sequence;
        }

        return added;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(AfterStart, clock, stoppingToken);
            if (await RunAsync(stoppingToken) is > 0 and var added)
            {
                Log.StylesAdded(logger, added);
            }
        }
        catch (StorageException exception)
        {
            // The next start tries again; boards with style leave these votes out until then.
            Log.StylesNotAdded(logger, exception);
        }
    }

    private static VoteStyle Of(UnstyledVote vote) =>
        new(MarkdownStyle.Of(vote.Left, vote.LeftTokens), MarkdownStyle.Of(vote.Right, vote.RightTokens));
}
