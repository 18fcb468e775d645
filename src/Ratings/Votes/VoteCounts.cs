using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Arena.Ratings.Votes;

/// <summary>
/// The votes of one slice as counts per ordered pair and outcome: all that a fit without covariates needs.
/// Kept up to date by <see cref="Add(Vote)"/> and <see cref="Remove"/>; the number of contestants grows on demand.
/// A crowded table is an array, counts[(left * M + right) * 4 + outcome]; a sparse or very large one is a dictionary,
/// so 100,000 contestants with few votes cost memory for their votes only. Not thread-safe: fit a <see cref="Clone"/>.
/// </summary>
public sealed class VoteCounts
{
    private const int LargestDenseSize = 2048;
    private const int DenseShare = 8;

    private int[]? _dense;
    private int _stride;
    // A tuple hashes well; a packed long would not (chains of neighbours collide).
    private Dictionary<(int Left, int Right), OutcomeCounts> _sparse = [];

    /// <param name="contestants">Contestants known from the start; more are added when a vote names them.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative number.</exception>
    public VoteCounts(int contestants = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(contestants);
        Contestants = contestants;
    }

    /// <summary>The number of contestants M; indices are 0 to M - 1.</summary>
    public int Contestants { get; private set; }

    /// <summary>The number of votes held.</summary>
    public long Total { get; private set; }

    /// <summary>Whether the table is held as an array.</summary>
    public bool IsDense => _dense is not null;

    /// <summary>The array behind a crowded table and its row length in contestants; empty for a sparse one.</summary>
    internal ReadOnlySpan<int> Dense(out int stride)
    {
        stride = _stride;
        return _dense;
    }

    /// <summary>Votes with <paramref name="left"/> on the left, <paramref name="right"/> on the right, and this outcome.</summary>
    public int this[int left, int right, Outcome outcome]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(left);
            ArgumentOutOfRangeException.ThrowIfNegative(right);
            if (left >= Contestants || right >= Contestants)
            {
                return 0;
            }

            if (_dense is not null)
            {
                return _dense[DenseIndex(left, right, outcome)];
            }

            return _sparse.TryGetValue((left, right), out var cell) ? cell[(int)outcome] : 0;
        }
    }

    /// <summary>Counts all votes, in one pass.</summary>
    /// <exception cref="ArgumentException">A contestant meets itself, or an unknown outcome.</exception>
    public static VoteCounts FromVotes(ReadOnlySpan<Vote> votes, int contestants = 0)
    {
        var counts = new VoteCounts(contestants);
        counts.AddRange(votes);
        return counts;
    }

    /// <summary>Makes room for contestants 0 to <paramref name="contestants"/> - 1; never shrinks.</summary>
    public void EnsureContestants(int contestants)
    {
        if (contestants <= Contestants)
        {
            return;
        }

        Contestants = contestants;
        if (_dense is not null && contestants > _stride)
        {
            Regrow();
        }
    }

    /// <summary>Counts one vote.</summary>
    /// <exception cref="ArgumentException">A contestant meets itself, or an unknown outcome.</exception>
    public void Add(Vote vote) => Add(vote, 1);

    /// <summary>Counts the same vote <paramref name="times"/> times.</summary>
    /// <exception cref="ArgumentException">A contestant meets itself, an unknown outcome, or a negative count.</exception>
    /// <exception cref="OverflowException">More than 2^31 - 1 equal votes; nothing has changed.</exception>
    public void Add(Vote vote, int times)
    {
        vote.Check();
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        EnsureContestants(Math.Max(vote.Left, vote.Right) + 1);
        ref var count = ref Cell(vote.Left, vote.Right)[(int)vote.Outcome];
        count = checked(count + times);
        Total += times;
        if (_dense is null && IsCrowded(_sparse.Count))
        {
            BecomeDense();
        }
    }

    /// <summary>Counts every vote.</summary>
    /// <exception cref="ArgumentException">A contestant meets itself, or an unknown outcome; earlier votes stay counted.</exception>
    /// <exception cref="OverflowException">More than 2^31 - 1 equal votes; earlier votes stay counted.</exception>
    public void AddRange(ReadOnlySpan<Vote> votes)
    {
        if (_dense is null && IsCrowded(votes.Length))
        {
            BecomeDense();
        }

        var at = 0;
        while (at < votes.Length)
        {
            at += CountWhileDense(votes[at..]);
            if (at < votes.Length)
            {
                Add(votes[at++]);
            }
        }
    }

    /// <summary>Takes one vote back out.</summary>
    /// <exception cref="InvalidOperationException">No such vote is held.</exception>
    public void Remove(Vote vote)
    {
        vote.Check();
        if (this[vote.Left, vote.Right, vote.Outcome] == 0)
        {
            throw new InvalidOperationException($"No vote {vote} to remove.");
        }

        Total--;
        Cell(vote.Left, vote.Right)[(int)vote.Outcome]--;
    }

    /// <summary>Adds all counts of another table over the same contestants.</summary>
    /// <exception cref="OverflowException">More than 2^31 - 1 equal votes; part of the other table is counted.</exception>
    public void Merge(VoteCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        EnsureContestants(other.Contestants);
        foreach (var cell in other.Cells())
        {
            Add(new Vote(cell.Left, cell.Right, Outcome.Left), cell.LeftWins);
            Add(new Vote(cell.Left, cell.Right, Outcome.Right), cell.RightWins);
            Add(new Vote(cell.Left, cell.Right, Outcome.Tie), cell.Ties);
            Add(new Vote(cell.Left, cell.Right, Outcome.BothBad), cell.BothBad);
        }
    }

    /// <summary>Takes all counts of another table out of this one, which must contain them.</summary>
    /// <exception cref="InvalidOperationException">A count would become negative; nothing has changed.</exception>
    public void Subtract(VoteCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var cells = other.Cells();
        if (Array.Exists(cells, cell => !Contains(cell)))
        {
            throw new InvalidOperationException("These votes are not all held.");
        }

        foreach (var cell in cells)
        {
            var target = Cell(cell.Left, cell.Right);
            target[0] -= cell.LeftWins;
            target[1] -= cell.RightWins;
            target[2] -= cell.Ties;
            target[3] -= cell.BothBad;
            Total -= cell.Total;
        }
    }

    /// <summary>An independent copy, for a fit that runs while votes come in.</summary>
    public VoteCounts Clone()
    {
        return new VoteCounts(Contestants) { Total = Total, _stride = _stride, _dense = (int[]?)_dense?.Clone(), _sparse = new(_sparse) };
    }

    /// <summary>The ordered pairs that have votes, ordered by left, then right contestant.</summary>
    public PairCell[] Cells() => _dense is not null ? DenseCells() : SparseCells();

    /// <summary>Wins, losses, ties and "both bad" of every contestant; length <see cref="Contestants"/>.</summary>
    /// <exception cref="OverflowException">A contestant with more than 2^31 - 1 wins, losses, ties or votes that found both bad.</exception>
    public Tally[] Tallies()
    {
        var tallies = new Tally[Contestants];
        foreach (var cell in Cells())
        {
            tallies[cell.Left] = Plus(tallies[cell.Left], cell, cell.LeftWins, cell.RightWins);
            tallies[cell.Right] = Plus(tallies[cell.Right], cell, cell.RightWins, cell.LeftWins);
        }

        return tallies;
    }

    private static Tally Plus(Tally t, PairCell cell, int wins, int losses) =>
        checked(new(t.Wins + wins, t.Losses + losses, t.Ties + cell.Ties, t.BothBad + cell.BothBad));

    private int DenseIndex(int left, int right, Outcome outcome) => (((left * _stride) + right) * 4) + (int)outcome;

    private bool IsCrowded(int cells) =>
        Contestants is > 0 and <= LargestDenseSize && (long)cells * DenseShare > (long)Contestants * Contestants;

    private bool Contains(PairCell cell) =>
        this[cell.Left, cell.Right, Outcome.Left] >= cell.LeftWins && this[cell.Left, cell.Right, Outcome.Right] >= cell.RightWins
        && this[cell.Left, cell.Right, Outcome.Tie] >= cell.Ties && this[cell.Left, cell.Right, Outcome.BothBad] >= cell.BothBad;

    /// <summary>The four counts of an ordered pair; good until the next one is asked for.</summary>
    private Span<int> Cell(int left, int right) =>
        _dense is null
            ? CollectionsMarshal.GetValueRefOrAddDefault(_sparse, (left, right), out _)
            : _dense.AsSpan(DenseIndex(left, right, Outcome.Left), 4);

    /// <summary>The hot loop; stops at the first vote that needs the careful path and returns how many it counted.</summary>
    private int CountWhileDense(ReadOnlySpan<Vote> votes)
    {
        if (_dense is null)
        {
            return 0;
        }

        ref var counts = ref MemoryMarshal.GetArrayDataReference(_dense);
        var stride = (uint)_stride;
        var size = (uint)Contestants;
        var done = 0;
        for (; done < votes.Length; done++)
        {
            var (left, right, outcome) = ((uint)votes[done].Left, (uint)votes[done].Right, (uint)votes[done].Outcome);
            if (left >= size || right >= size || left == right || outcome > 3)
            {
                break;
            }

            // Both indices are below the stride and the outcome below 4, so this lies inside the array.
            ref var count = ref Unsafe.Add(ref counts, (((left * stride) + right) * 4) + outcome);
            var next = count + 1;
            if (next < 0)
            {
                break;
            }

            count = next;
        }

        Total += done;
        return done;
    }

    private void BecomeDense()
    {
        _stride = Contestants;
        _dense = new int[_stride * _stride * 4];
        foreach (var (key, cell) in _sparse)
        {
            ((ReadOnlySpan<int>)cell).CopyTo(_dense.AsSpan(DenseIndex(key.Left, key.Right, Outcome.Left)));
        }

        _sparse = [];
    }

    private void Regrow()
    {
        var cells = DenseCells();
        _dense = null;
        _stride = Math.Min(LargestDenseSize, Math.Max(Contestants, _stride * 3 / 2));
        if (Contestants <= LargestDenseSize)
        {
            _dense = new int[_stride * _stride * 4];
        }

        foreach (var cell in cells)
        {
            var target = Cell(cell.Left, cell.Right);
            target[0] = cell.LeftWins;
            target[1] = cell.RightWins;
            target[2] = cell.Ties;
            target[3] = cell.BothBad;
        }
    }

    private PairCell[] DenseCells()
    {
        var cells = new List<PairCell>();
        for (var left = 0; left < Math.Min(Contestants, _stride); left++)
        {
            var row = _dense.AsSpan(left * _stride * 4, _stride * 4);
            for (var right = 0; right < _stride; right++)
            {
                var c = row.Slice(right * 4, 4);
                if ((c[0] | c[1] | c[2] | c[3]) != 0)
                {
                    cells.Add(new PairCell(left, right, c[0], c[1], c[2], c[3]));
                }
            }
        }

        return [.. cells];
    }

    private PairCell[] SparseCells()
    {
        var cells = new List<PairCell>(_sparse.Count);
        foreach (var (key, c) in _sparse)
        {
            if ((c[0] | c[1] | c[2] | c[3]) != 0)
            {
                cells.Add(new PairCell(key.Left, key.Right, c[0], c[1], c[2], c[3]));
            }
        }

        cells.Sort((x, y) => (x.Left, x.Right).CompareTo((y.Left, y.Right)));
        return [.. cells];
    }

    /// <summary>By outcome; a value, since a large table of objects is what a garbage collector walks through.</summary>
    [InlineArray(4)]
    private struct OutcomeCounts
    {
        private int _left;
    }
}
