using Arena.Contracts.Battles;
using Arena.Grains.Storage;
using Arena.Ratings.Votes;

namespace Arena.Grains.Ratings;

/// <summary>
/// The vote log in memory, as far as ratings need it: one entry per sequence number, the slices they add up to, and which are excluded.
/// One vote touches its four slices only. Cannot-judge votes and imported votes are held and on no board.
/// </summary>
internal sealed class VoteTable
{
    /// <summary>The slice of all votes.</summary>
    public const string All = "all";

    private readonly List<RatedVote> _votes = [];
    private readonly HashSet<long> _excluded = [];
    private readonly Dictionary<string, Slice> _slices = [];
    private readonly Dictionary<int, int> _byLanguage = [];
    private readonly Interning _languages = new();
    private readonly Interning _topics = new();

    /// <summary>Contestants by number.</summary>
    public Interning Contestants { get; } = new();

    /// <summary>Sequence number of the last vote held.</summary>
    public long Last => _votes.Count;

    public static string SliceName(string? language, string? topic) => (language, topic) switch
    {
        (null, null) => All,
        (not null, null) => $"language:{language}",
        (null, not null) => $"topic:{topic}",
        _ => $"language:{language}/topic:{topic}",
    };

    /// <summary>Takes the next vote of the log.</summary>
    /// <exception cref="InvalidOperationException">A vote was skipped.</exception>
    public void Add(VoteRow row)
    {
        if (row.Sequence != Last + 1)
        {
            throw new InvalidOperationException($"Vote {row.Sequence} does not follow vote {Last}.");
        }

        var draft = row.Vote;
        var vote = new RatedVote(
            Contestants.Number(draft.Left.Value),
            Contestants.Number(draft.Right.Value),
            draft.Verdict,
            _languages.Number(draft.Language),
            _topics.Number(draft.Topic),
            draft.Source == "own");
        _votes.Add(vote);
        _byLanguage[vote.Language] = _byLanguage.GetValueOrDefault(vote.Language) + 1;
        if (IsRated(vote) && !_excluded.Contains(row.Sequence))
        {
            foreach (var name in SlicesOf(vote))
            {
                SliceAt(name).Add(AsVote(vote));
            }
        }
    }

    /// <summary>Takes a vote off every board, or puts it back.</summary>
    public void Exclude(long sequence, bool excluded)
    {
        var changed = excluded ? _excluded.Add(sequence) : _excluded.Remove(sequence);
        if (!changed || sequence > Last || !IsRated(_votes[(int)sequence - 1]))
        {
            return;
        }

        var vote = _votes[(int)sequence - 1];
        foreach (var slice in SlicesOf(vote).Select(SliceAt))
        {
            slice.Change(AsVote(vote), excluded);
        }
    }

    /// <summary>A slice; an empty one where there are no votes.</summary>
    public Slice Find(string name)
    {
        var slice = _slices.GetValueOrDefault(name) ?? new Slice();
        if (slice.IsEloStale)
        {
            slice.ReplayElo(VotesOf(name));
        }

        return slice;
    }

    public IEnumerable<(string Language, int Votes)> ByLanguage() => _byLanguage.Select(pair => (_languages[pair.Key], pair.Value));

    private IEnumerable<Vote> VotesOf(string name) => _votes
        .Where((vote, index) => IsRated(vote) && !_excluded.Contains(index + 1) && SlicesOf(vote).Contains(name))
        .Select(AsVote);

    private Slice SliceAt(string name)
    {
        if (!_slices.TryGetValue(name, out var slice))
        {
            slice = new Slice();
            _slices.Add(name, slice);
        }

        return slice;
    }

    private string[] SlicesOf(RatedVote vote)
    {
        var language = _languages[vote.Language];
        var topic = _topics[vote.Topic];
        return [All, SliceName(language, null), SliceName(null, topic), SliceName(language, topic)];
    }

    private static bool IsRated(RatedVote vote) => vote.Own && vote.Verdict != Verdict.CannotJudge && vote.Left != vote.Right;

    private static Vote AsVote(RatedVote vote) => new(vote.Left, vote.Right, vote.Verdict switch
    {
        Verdict.Left => Outcome.Left,
        Verdict.Right => Outcome.Right,
        Verdict.Tie => Outcome.Tie,
        _ => Outcome.BothBad,
    });
}
