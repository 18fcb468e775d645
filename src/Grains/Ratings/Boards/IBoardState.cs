using Arena.Ratings.Votes;
using Board = Arena.Ratings.Boards.Board;

namespace Arena.Grains.Ratings.Boards;

/// <summary>A computed board that may follow further votes.</summary>
internal interface IBoardState : IDisposable
{
    /// <summary>What stands beside the board's numbers; as of the last full fit.</summary>
    BoardExtras Extras { get; }

    /// <summary>Whether a full fit should come soon although the board can be shown.</summary>
    bool IsRefitDue { get; }

    /// <summary>Whether following many votes costs less than a full fit.</summary>
    bool FollowsCheaply { get; }

    /// <summary>Takes in one vote; false, and nothing changed, where only a full fit can.</summary>
    bool TryApply(Vote vote);

    /// <summary>The table after the votes taken in.</summary>
    Board Board();
}
