using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Arena.Grains.Storage;

namespace Arena.Grains.Ratings;

/// <summary>
/// The vote log in memory, as far as ratings need it: one entry per sequence number, which are out and why, and the slices that somebody has
/// asked for. A vote touches those of its slices only.
/// </summary>
internal sealed class VoteTable
{
    /// <summary>The slice of all votes.</summary>
    public const string All = "all";

    private readonly List<RatedVote> _votes = [];
    private readonly Dictionary<long, byte> _early = [];
    private readonly Dictionary<string, Slice> _slices = [];
    private readonly Interning _languages = new();
    private readonly Interning _topics = new();
    private int[] _byLanguage = [];

    /// <summary>Contestants by number.</summary>
    public Interning Contestants { get; } = new();

    /// <summary>Voters by number.</summary>
    public Interning Voters { get; } = new();

    /// <summary>Votes in and out, per day.</summary>
    public LedgerBook Ledger { get; } = new();

    /// <summary>The style of the votes' answers.</summary>
    public StyleMarks Styles { get; } = new();

    /// <summary>Sequence number of the last vote held.</summary>
    public long Last => _votes.Count;

    /// <summary>Every slice that somebody has asked for.</summary>
    public IEnumerable<Slice> Slices => _slices.Values;

    public static string SliceName(string? language, string? topic) => (language, topic) switch
    {
        (null, null) => All,
        (not null, null) => $"language:{language}",
        (null, not null) => $"topic:{topic}",
        _ => $"language:{language}/topic:{topic}",
    };

    /// <summary>Of a slice that is a language's; null for all votes.</summary>
    public static string? LanguageOf(string slice) => slice == All ? null : slice["language:".Length..];

    /// <summary>A vote by its sequence number.</summary>
    public RatedVote this[long sequence] => _votes[(int)sequence - 1];

    /// <summary>Makes room for that many votes, so that a long log is not moved while it grows.</summary>
    public void Reserve(long votes) => _votes.EnsureCapacity((int)votes);

    /// <summary>Takes the next votes of the log.</summary>
    /// <exception cref="InvalidOperationException">A vote was skipped.</exception>
    public void Add(LoggedVotes rows)
    {
        if (rows.First != Last + 1)
        {
            throw new InvalidOperationException($"Vote {rows.First} does not follow vote {Last}.");
        }

        var first = _votes.Count;
        CollectionsMarshal.SetCount(_votes, first + rows.Votes.Length);
        var added = CollectionsMarshal.AsSpan(_votes)[first..];
        new RatedVotes(rows, Contestants, Voters, _languages, _topics).Fill(added);
        ExcludeEarly(first, added);
        Count(added);
        foreach (var slice in _slices.Values)
        {
            slice.Add(first, added);
        }
    }

    /// <summary>Takes a vote off every board for a reason (null puts it back). It may come before the vote itself.</summary>
    public void Exclude(long sequence, string? reason)
    {
        var standing = reason is null ? VoteStanding.Counted : VoteStanding.Of(reason);
        if (sequence > Last)
        {
            _early[sequence] = standing;
            return;
        }

        ref var vote = ref CollectionsMarshal.AsSpan(_votes)[(int)sequence - 1];
        var before = vote;
        vote = vote with { Excluded = standing };
        Ledger.Move(vote.Day, before.Standing, vote.Standing);
        if (before.IsCounted != vote.IsCounted)
        {
            foreach (var slice in _slices.Values)
            {
                slice.Change((int)sequence - 1, vote);
            }
        }
    }

    /// <summary>A slice, kept current from now on; an empty one where the log knows no such language or topic.</summary>
    /// <param name="language">Null for all.</param>
    /// <param name="topic">Null for all.</param>
    public Slice Find(string? language, string? topic)
    {
        var name = SliceName(language, topic);
        if (_slices.TryGetValue(name, out var slice))
        {
            return slice;
        }

        int? languageNumber = language is null ? null : _languages.Find(language);
        int? topicNumber = topic is null ? null : _topics.Find(topic);
        slice = new Slice(name, languageNumber, topicNumber, CollectionsMarshal.AsSpan(_votes));
        if (languageNumber is not < 0 && topicNumber is not < 0)
        {
            _slices.Add(name, slice);
        }

        return slice;
    }

    public IEnumerable<(string Language, int Votes)> ByLanguage() => _languages.Texts.Select((language, number) => (language, _byLanguage[number]));

    /// <summary>Languages with votes that count, in order of their codes.</summary>
    public IReadOnlyList<string> CountedLanguages()
    {
        var counted = new bool[_languages.Count];
        foreach (ref readonly var vote in CollectionsMarshal.AsSpan(_votes))
        {
            counted[vote.Language] |= vote.IsCounted;
        }

        return [.. counted.Index().Where(pair => pair.Item).Select(pair => _languages[pair.Index]).Order(StringComparer.Ordinal)];
    }

    private void ExcludeEarly(int first, Span<RatedVote> added)
    {
        foreach (var (sequence, standing) in _early.Count == 0 ? [] : _early.Where(early => early.Key <= Last).ToList())
        {
            ref var vote = ref added[(int)sequence - 1 - first];
            vote = vote with { Excluded = standing };
            _early.Remove(sequence);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Count(ReadOnlySpan<RatedVote> added)
    {
        if (_languages.Count > _byLanguage.Length)
        {
            Array.Resize(ref _byLanguage, 2 * _languages.Count);
        }

        foreach (ref readonly var vote in added)
        {
            _byLanguage[vote.Language]++;
            Ledger.Add(vote.Day, vote.Standing);
        }
    }
}
