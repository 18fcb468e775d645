using Arena.Ratings.Boards;
using Arena.Ratings.Elo;
using Arena.Ratings.Votes;
using Board = Arena.Ratings.Boards.Board;

namespace Arena.Grains.Ratings.Boards;

/// <summary>Online Elo: exact after every vote; only the shares of being the best wait for the next full table.</summary>
internal sealed class EloState(OnlineElo elo, VoteCounts counts, BoardOptions options) : IBoardState
{
    private readonly LiveElo _live = new(elo, counts, options);

    public BoardExtras Extras => BoardExtras.None;

    public bool IsRefitDue => false;

    public bool FollowsCheaply => true;

    public bool TryApply(Vote vote)
    {
        _live.Apply(vote);
        return true;
    }

    public Board Board() => _live.Board();

    public void Dispose()
    {
    }
}
