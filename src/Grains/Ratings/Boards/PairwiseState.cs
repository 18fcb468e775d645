using Arena.Ratings.Boards;
using Arena.Ratings.Votes;
using Board = Arena.Ratings.Boards.Board;

namespace Arena.Grains.Ratings.Boards;

/// <summary>Davidson or Bradley-Terry: the last full fit, moved on by chord steps.</summary>
internal sealed class PairwiseState(LiveBoard live, BoardExtras extras) : IBoardState
{
    private Board? _board;

    public BoardExtras Extras { get; } = extras;

    public bool IsRefitDue => live.IsRefitDue;

    public bool FollowsCheaply => false;

    public bool TryApply(Vote vote)
    {
        _board = null;
        return live.TryApply(vote);
    }

    public Board Board() => _board ??= live.Board();

    public void Dispose() => live.Dispose();
}
