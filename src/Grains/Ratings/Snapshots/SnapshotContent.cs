using Arena.Contracts.Ratings;
using Arena.Grains.Ratings.Boards;
using Arena.Ratings.Boards;
using Arena.Ratings.Fits;
using Arena.Ratings.Votes;
using Board = Arena.Ratings.Boards.Board;

namespace Arena.Grains.Ratings.Snapshots;

/// <summary>The numbers of a snapshot: everything that follows from the votes.</summary>
/// <param name="Contestants">Ids by number.</param>
/// <param name="Board">The table.</param>
/// <param name="Counts">The votes that were fitted.</param>
/// <param name="Fit">The estimates; null for Elo.</param>
/// <param name="Extras">What stands beside.</param>
internal sealed record SnapshotContent(
    IReadOnlyList<string> Contestants, Board Board, VoteCounts Counts, PairwiseFit? Fit, BoardExtras Extras)
{
    /// <exception cref="ArgumentException">The votes cannot be fitted; the message says why.</exception>
    /// <exception cref="FitFailedException">No convergence.</exception>
    /// <exception cref="ComponentTooLargeException">More connected contestants than a fit takes.</exception>
    public static SnapshotContent Of(VoteTable table, SnapshotRequest request, BoardOptions options)
    {
        var canonical = CanonicalBoard.Of(table, request);
        if (request.Method == BoardMethod.Elo)
        {
            using var elo = BoardComputation.Elo(canonical.Input, options);
            return new SnapshotContent(canonical.Contestants, elo.Board(), VoteCounts.FromVotes(canonical.Input.Votes), null, elo.Extras);
        }

        var fitted = BoardComputation.Fit(canonical.Input);
        return new SnapshotContent(canonical.Contestants, fitted.Board(options), fitted.Counts, fitted.Fit, fitted.Extras);
    }
}
