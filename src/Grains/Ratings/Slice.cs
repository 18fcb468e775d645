using Arena.Contracts.Ratings;
using Arena.Ratings.Boards;
using Arena.Ratings.Elo;
using Arena.Ratings.Fits;
using Arena.Ratings.Votes;
using Board = Arena.Ratings.Boards.Board;

namespace Arena.Grains.Ratings;

/// <summary>The votes of one board as counts, its live Elo, and the boards computed from them until the next vote.</summary>
internal sealed class Slice
{
    private readonly VoteCounts _counts = new();
    private readonly Dictionary<BoardMethod, Board> _boards = [];
    private OnlineElo? _elo = new();

    /// <summary>Rated votes.</summary>
    public long Votes => _counts.Total;

    /// <summary>Whether the live Elo has to be replayed, because a vote in the middle was taken out or put back.</summary>
    public bool IsEloStale => _elo is null;

    /// <summary>A copy of the counts, for a computation off the grain's turn.</summary>
    public VoteCounts Counts() => _counts.Clone();

    public void Add(Vote vote)
    {
        _counts.Add(vote);
        _elo?.Add(vote);
        _boards.Clear();
    }

    /// <summary>Takes a vote out of the middle, or puts it back there.</summary>
    public void Change(Vote vote, bool excluded)
    {
        if (excluded)
        {
            _counts.Remove(vote);
        }
        else
        {
            _counts.Add(vote);
        }

        _elo = null;
        _boards.Clear();
    }

    /// <summary>Elo from the slice's votes in the order of the log.</summary>
    public void ReplayElo(IEnumerable<Vote> votes)
    {
        _elo = new OnlineElo();
        foreach (var vote in votes)
        {
            _elo.Add(vote);
        }
    }

    public Board? Cached(BoardMethod method) => _boards.GetValueOrDefault(method);

    public void Keep(BoardMethod method, Board board) => _boards[method] = board;

    /// <summary>A computation that runs on copies, off the grain's turn.</summary>
    public Func<Board> Computation(BoardMethod method)
    {
        var counts = Counts();
        return method switch
        {
            BoardMethod.Davidson => () => BoardBuilder.Build(counts, new BoardOptions { Fit = FitOptions.Davidson }),
            BoardMethod.BradleyTerry => () => BoardBuilder.Build(counts, new BoardOptions { Fit = FitOptions.BradleyTerry }),
            _ => () => BoardBuilder.Build(_elo!, counts),
        };
    }
}
