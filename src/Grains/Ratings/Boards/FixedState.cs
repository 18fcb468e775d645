using Arena.Ratings.Votes;
using Board = Arena.Ratings.Boards.Board;

namespace Arena.Grains.Ratings.Boards;

/// <summary>A board that only full fits move: with control for style, or without votes.</summary>
internal sealed class FixedState(Board board, BoardExtras extras) : IBoardState
{
    public BoardExtras Extras { get; } = extras;

    public bool IsRefitDue => false;

    public bool FollowsCheaply => false;

    public bool TryApply(Vote vote) => false;

    public Board Board() => board;

    public void Dispose()
    {
    }
}
