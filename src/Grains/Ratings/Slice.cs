using System.Runtime.InteropServices;
using Arena.Ratings.Votes;

namespace Arena.Grains.Ratings;

/// <summary>The votes of one slice: their places in the table, their counts, and the boards that somebody has asked for.</summary>
internal sealed class Slice(string name)
{
    private readonly List<int> _votes = [];
    private readonly VoteCounts _counts = new();
    private readonly Dictionary<BoardKind, SliceBoard> _boards = [];

    public string Name { get; } = name;

    /// <summary>Whether these are the votes of one language, all topics.</summary>
    public bool IsLanguage { get; } = name.StartsWith("language:", StringComparison.Ordinal) && !name.Contains("/topic:", StringComparison.Ordinal);

    /// <summary>Votes that count.</summary>
    public long Votes => _counts.Total;

    /// <summary>Places in the table, ascending, of all votes that count or would if they were not excluded.</summary>
    public ReadOnlySpan<int> Places => CollectionsMarshal.AsSpan(_votes);

    /// <summary>The boards that are kept current.</summary>
    public IEnumerable<SliceBoard> Boards => _boards.Values;

    /// <summary>A copy of the counts, for a computation off the grain's turn.</summary>
    public VoteCounts Counts() => _counts.Clone();

    /// <summary>Takes in a vote that came to the end of the log.</summary>
    public void Add(int place, RatedVote vote)
    {
        _votes.Add(place);
        if (vote.IsCounted)
        {
            _counts.Add(vote.AsVote());
        }
    }

    /// <summary>A vote was excluded, or came back.</summary>
    public void Change(int place, RatedVote vote)
    {
        if (vote.IsCounted)
        {
            _counts.Add(vote.AsVote());
        }
        else
        {
            _counts.Remove(vote.AsVote());
        }

        var at = _votes.BinarySearch(place);
        foreach (var board in _boards.Values)
        {
            board.Changed(at);
        }
    }

    /// <summary>Gives up the boards that nobody has asked for since a time and that are not being fitted.</summary>
    public void Forget(DateTimeOffset since)
    {
        foreach (var (kind, board) in _boards.Where(pair => pair.Value.AskedAt < since && pair.Value.Fitting.IsCompleted).ToList())
        {
            _boards.Remove(kind);
            board.Dispose();
        }
    }

    public SliceBoard Board(BoardKind kind)
    {
        if (!_boards.TryGetValue(kind, out var board))
        {
            board = new SliceBoard(this, kind);
            _boards.Add(kind, board);
        }

        return board;
    }
}
