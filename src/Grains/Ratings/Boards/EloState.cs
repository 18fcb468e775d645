using Arena.Ratings.Boards;
using Arena.Ratings.Elo;
using Arena.Ratings.Votes;
using Board = Arena.Ratings.Boards.Board;

namespace Arena.Grains.Ratings.Boards;

/// <summary>Online Elo: exact after every vote, and never in need of a fit.</summary>
internal sealed class EloState(OnlineElo elo, VoteCounts counts, BoardOptions options) : IBoardState
{
    private Board? _board;

    public BoardExtras Extras => BoardExtras.None;

    public bool IsRefitDue => false;

    public bool FollowsCheaply => true;

    public bool TryApply(Vote vote)
    {
        _board = null;
        elo.Add(vote);
        counts.Add(vote);
        return true;
    }

    public Board Board() => _board ??= BoardBuilder.Build(elo, counts, options);

    public void Dispose()
    {
    }
}
