using Arena.Ratings.Elo;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Boards;

/// <summary>
/// An Elo board that follows the votes one by one. Ratings, intervals and rank sets are those of <see cref="BoardBuilder"/> to the bit: the
/// errors are the same for all contestants and votes do not change them. Only the shares of being the best stay those of the last full table.
/// Not thread-safe.
/// </summary>
public sealed class LiveElo
{
    private readonly OnlineElo _elo;
    private readonly VoteCounts _counts;
    private readonly BoardOptions _options;
    private int[][] _groups = [];
    private int[] _groupOf = [];
    private RankSets[] _ranks = [];
    private Board? _board;
    private bool _regroup;

    /// <param name="elo">The ratings so far; votes are added to them.</param>
    /// <param name="counts">The votes they come from; votes are added to them.</param>
    /// <param name="options">Presentation.</param>
    public LiveElo(OnlineElo elo, VoteCounts counts, BoardOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(elo);
        ArgumentNullException.ThrowIfNull(counts);
        (_elo, _counts, _options) = (elo, counts, options ?? new BoardOptions());
        _options.Check();
        Group();
    }

    /// <summary>Votes since the last full table.</summary>
    public int Applied { get; private set; }

    /// <summary>Adds a vote.</summary>
    /// <exception cref="ArgumentException">A contestant meets itself, or an unknown outcome.</exception>
    public void Apply(Vote vote)
    {
        _elo.Add(vote);
        _counts.Add(vote);
        _board = null;
        Applied++;
        _regroup |= GroupOf(vote.Left) < 0 || GroupOf(vote.Left) != GroupOf(vote.Right);
    }

    /// <summary>The table now.</summary>
    public Board Board()
    {
        // Only when somebody looks: it costs a simulation, and votes may join groups one after another.
        if (_regroup)
        {
            Group();
        }

        return _board ??= EloBoard.Tabulate(
            _elo, _counts, _groups, [.. _ranks.Zip(_groups, (ranks, members) => Applied == 0 ? ranks : ranks.MovedTo(EloBoard.Ratings(_elo, members)))], _options);
    }

    private int GroupOf(int contestant) => contestant < _groupOf.Length ? _groupOf[contestant] : -1;

    private void Group()
    {
        (Applied, _regroup) = (0, false);
        _groups = EloBoard.Groups(_counts);
        _ranks = Array.ConvertAll(_groups, members => EloBoard.Ranks(_elo, members, _options));
        _groupOf = new int[_counts.Contestants];
        Array.Fill(_groupOf, -1);
        for (var group = 0; group < _groups.Length; group++)
        {
            Array.ForEach(_groups[group], member => _groupOf[member] = group);
        }
    }
}
