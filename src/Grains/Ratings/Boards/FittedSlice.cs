using Arena.Ratings.Boards;
using Arena.Ratings.Fits;
using Arena.Ratings.Votes;
using Board = Arena.Ratings.Boards.Board;

namespace Arena.Grains.Ratings.Boards;

/// <summary>A full fit with everything that is published of it.</summary>
/// <param name="Fit">The estimates with their covariances.</param>
/// <param name="Counts">The votes that were fitted.</param>
/// <param name="Extras">What stands beside.</param>
internal sealed record FittedSlice(PairwiseFit Fit, VoteCounts Counts, BoardExtras Extras)
{
    /// <summary>The published table.</summary>
    public Board Board(BoardOptions options)
    {
        var board = BoardBuilder.Build(Fit, Counts, options);
        return board with { MethodVersion = MethodVersions.Of(board.Method, Extras.Style is not null, Fit.Options.Revision) };
    }

    /// <summary>A state that follows votes where the fit can.</summary>
    public IBoardState ToState(BoardOptions options) => Extras.Style is null && Fit.Components.Count > 0
        ? new PairwiseState(new LiveBoard(Fit, Counts, options), Extras)
        : new FixedState(Board(options), Extras);
}
