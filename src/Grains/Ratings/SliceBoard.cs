using Arena.Grains.Ratings.Boards;

namespace Arena.Grains.Ratings;

/// <summary>
/// One board of a slice, kept current: the state after its last full fit, moved on by every vote since. A vote that the state cannot take
/// in, and an exclusion of one that it has taken in, ask for a full fit. Used on the grain's turns only; fits run elsewhere, on copies.
/// </summary>
internal sealed class SliceBoard(Slice slice, BoardKind kind) : IDisposable
{
    /// <summary>More votes at once are cheaper to fit than to follow.</summary>
    private const int MostSteps = 64;

    private IBoardState? _state;
    private int _taken;
    private int _marked;
    private int _changes;

    public Slice Slice { get; } = slice;

    public BoardKind Kind { get; } = kind;

    /// <summary>The fit that runs, or the last one.</summary>
    public Task Fitting { get; set; } = Task.CompletedTask;

    /// <summary>When somebody last asked for it.</summary>
    public DateTimeOffset AskedAt { get; set; }

    /// <summary>The last entry of style that the fit knew; 0 without control for style.</summary>
    public long StyleEntry { get; private set; }

    /// <summary>Votes followed since the last full fit.</summary>
    public int Followed { get; private set; }

    /// <summary>When the first of them was.</summary>
    public DateTimeOffset FollowedSince { get; private set; }

    /// <summary>The numbers; after <see cref="TryFollow"/> has said yes they hold every vote of the slice.</summary>
    public IBoardState State => _state ?? throw new InvalidOperationException("Nothing was fitted yet.");

    public bool IsFitted => _state is not null;

    /// <summary>Number of the last vote of the log that the state knows of.</summary>
    public long Cutoff(VoteTable table) => _taken < Slice.Places.Length ? Slice.Places[_taken] : table.Last;

    /// <summary>Whether the state holds at least so many votes of the slice, and their style as far as some entry.</summary>
    public bool Covers(int votes, long styleEntry) => _state is not null && _taken >= votes && StyleEntry >= styleEntry;

    /// <summary>Whether a full fit should come soon although the board can be shown.</summary>
    public bool IsRefitDue(int mostVotes, TimeSpan longest, DateTimeOffset now) =>
        _state is { } state && Followed > 0 && (state.IsRefitDue || Followed >= mostVotes || now - FollowedSince >= longest);

    /// <summary>A vote of the slice, by its place among the slice's, changed its standing.</summary>
    public void Changed(int at)
    {
        _changes += at < _marked ? 1 : 0;
        if (at < _taken)
        {
            Drop();
        }
    }

    /// <summary>Takes in what came since. False: only a full fit can.</summary>
    public bool TryFollow(VoteTable table, DateTimeOffset now)
    {
        if (_state is null || (Slice.Places.Length - _taken > MostSteps && !_state.FollowsCheaply))
        {
            return false;
        }

        for (; _taken < Slice.Places.Length; _taken++)
        {
            var vote = table[Slice.Places[_taken] + 1];
            if (!vote.IsCounted)
            {
                continue;
            }

            if (!_state.TryApply(vote.AsVote()))
            {
                return false;
            }

            FollowedSince = Followed++ == 0 ? now : FollowedSince;
        }

        return true;
    }

    /// <summary>What the fit that begins now has to come back with to be taken.</summary>
    public FitMark Mark(long styleEntry) => new(_marked = Slice.Places.Length, _changes, styleEntry);

    /// <summary>Takes a fit over, unless one of its votes changed its standing while it ran.</summary>
    public void Adopt(IBoardState state, FitMark mark)
    {
        if (mark.Changes != _changes)
        {
            state.Dispose();
            return;
        }

        Drop();
        (_state, _taken, Followed, StyleEntry) = (state, mark.Taken, 0, mark.StyleEntry);
    }

    /// <summary>Gives its memory back; the next question starts with a fit.</summary>
    public void Dispose() => Drop();

    /// <param name="Taken">Votes of the slice, of every standing.</param>
    /// <param name="Changes">Changes of standing so far, of votes that a fit had.</param>
    /// <param name="StyleEntry">Last known entry of style.</param>
    internal readonly record struct FitMark(int Taken, int Changes, long StyleEntry);

    private void Drop()
    {
        _state?.Dispose();
        (_state, _taken, Followed) = (null, 0, 0);
    }
}
