using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Arena.Ratings.Votes;

namespace Arena.Grains.Ratings;

/// <summary>The votes of one slice: their places in the table, their counts, and the boards that somebody has asked for.</summary>
internal sealed class Slice
{
    private const int CountedAtOnce = 512;

    private readonly int? _language;
    private readonly int? _topic;
    private readonly List<int> _votes = [];
    private readonly VoteCounts _counts = new();
    private readonly Dictionary<BoardKind, SliceBoard> _boards = [];

    /// <param name="name">As <see cref="VoteTable.SliceName"/> gives it.</param>
    /// <param name="language">Number of the language; null for all.</param>
    /// <param name="topic">Number of the topic; null for all.</param>
    /// <param name="votes">The table so far.</param>
    public Slice(string name, int? language, int? topic, ReadOnlySpan<RatedVote> votes)
    {
        (Name, _language, _topic) = (name, language, topic);
        _votes.EnsureCapacity(language is null && topic is null ? votes.Length : 0);
        Add(0, votes);
    }

    public string Name { get; }

    /// <summary>Whether these are the votes of one language, all topics.</summary>
    public bool IsLanguage => _language is not null && _topic is null;

    /// <summary>Votes that count.</summary>
    public long Votes => _counts.Total;

    /// <summary>Places in the table, ascending, of all votes that count or would if they were not excluded.</summary>
    public ReadOnlySpan<int> Places => CollectionsMarshal.AsSpan(_votes);

    /// <summary>The boards that are kept current.</summary>
    public IEnumerable<SliceBoard> Boards => _boards.Values;

    /// <summary>A copy of the counts, for a computation off the grain's turn.</summary>
    public VoteCounts Counts() => _counts.Clone();

    /// <summary>Takes in those of some votes that are of the slice.</summary>
    /// <param name="first">Place of the first in the table; they are at its end.</param>
    /// <param name="votes">The votes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(int first, ReadOnlySpan<RatedVote> votes)
    {
        Span<Vote> counted = stackalloc Vote[Math.Min(CountedAtOnce, votes.Length)];
        var count = 0;
        for (var i = 0; i < votes.Length; i++)
        {
            ref readonly var vote = ref votes[i];
            if (!Holds(vote))
            {
                continue;
            }

            _votes.Add(first + i);
            if (!vote.IsCounted)
            {
                continue;
            }

            counted[count++] = vote.AsVote();
            if (count == counted.Length)
            {
                _counts.AddRange(counted);
                count = 0;
            }
        }

        _counts.AddRange(counted[..count]);
    }

    /// <summary>A vote was excluded, or came back; it may be of another slice.</summary>
    public void Change(int place, in RatedVote vote)
    {
        if (!Holds(vote))
        {
            return;
        }

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

    private bool Holds(in RatedVote vote) =>
        vote.IsRatable && (_language is null || vote.Language == _language) && (_topic is null || vote.Topic == _topic);
}
