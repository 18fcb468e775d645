using System.Runtime.InteropServices;
using Arena.Contracts.Battles;
using Arena.Grains.Storage;
using Arena.Ratings.Votes;

namespace Arena.Grains.Ratings;

/// <summary>
/// The vote log in memory, as far as ratings need it: one entry per sequence number, the slices they add up to, and which are out and why.
/// One vote touches its four slices only.
/// </summary>
internal sealed class VoteTable
{
    /// <summary>The slice of all votes.</summary>
    public const string All = "all";

    private const int Any = -1;
    private const long MillisecondsPerDay = 86_400_000;

    private static readonly int EpochDay = new DateOnly(1970, 1, 1).DayNumber;

    private readonly List<RatedVote> _votes = [];
    private readonly Dictionary<long, byte> _early = [];
    private readonly Dictionary<(int Language, int Topic), Slice> _slices = [];
    private readonly Dictionary<(int Language, int Topic), Slice[]> _slicesOf = [];
    private readonly Dictionary<string, Slice> _byName = [];
    private readonly Dictionary<int, int> _byLanguage = [];
    private readonly Interning _languages = new();
    private readonly Interning _topics = new();

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

    /// <summary>Every slice that has votes.</summary>
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

    /// <summary>Takes the next vote of the log.</summary>
    /// <exception cref="InvalidOperationException">A vote was skipped.</exception>
    public void Add(in LoggedVote row)
    {
        if (row.Sequence != Last + 1)
        {
            throw new InvalidOperationException($"Vote {row.Sequence} does not follow vote {Last}.");
        }

        _early.Remove(row.Sequence, out var excluded);
        var vote = Rated(row, excluded);
        _votes.Add(vote);
        _byLanguage[vote.Language] = _byLanguage.GetValueOrDefault(vote.Language) + 1;
        Ledger.Add(vote.Day, vote.Standing);
        if (vote.IsRatable)
        {
            foreach (var slice in SlicesOf(vote))
            {
                slice.Add(_votes.Count - 1, vote);
            }
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
            foreach (var slice in SlicesOf(vote))
            {
                slice.Change((int)sequence - 1, vote);
            }
        }
    }

    /// <summary>A slice; an empty one where there are no votes.</summary>
    public Slice Find(string name) => _byName.GetValueOrDefault(name) ?? new Slice(name);

    public IEnumerable<(string Language, int Votes)> ByLanguage() => _byLanguage.Select(pair => (_languages[pair.Key], pair.Value));

    private RatedVote Rated(in LoggedVote vote, byte excluded) => new(
        Contestants.Number(vote.Left),
        Contestants.Number(vote.Right),
        Voters.Number(vote.Voter),
        _languages.Number(vote.Language),
        _topics.Number(vote.Topic),
        DayOf(vote.CastAt),
        vote.LeftLength,
        vote.RightLength,
        vote.Verdict switch
        {
            Verdict.Left => Outcome.Left,
            Verdict.Right => Outcome.Right,
            Verdict.Tie => Outcome.Tie,
            _ => Outcome.BothBad,
        },
        VoteStanding.OfVote(vote),
        excluded);

    // The same four for every vote of a language and topic.
    private Slice[] SlicesOf(RatedVote vote)
    {
        ref var slices = ref CollectionsMarshal.GetValueRefOrAddDefault(_slicesOf, (vote.Language, vote.Topic), out _);
        return slices ??= [SliceAt(Any, Any), SliceAt(vote.Language, Any), SliceAt(Any, vote.Topic), SliceAt(vote.Language, vote.Topic)];
    }

    // Days before the year 1 and after 9999 are no days; a clock can say anything.
    private static int DayOf(long milliseconds) =>
        (int)Math.Clamp((long)Math.Floor((double)milliseconds / MillisecondsPerDay) + EpochDay, 0, DateOnly.MaxValue.DayNumber);

    private Slice SliceAt(int language, int topic)
    {
        ref var slice = ref CollectionsMarshal.GetValueRefOrAddDefault(_slices, (language, topic), out var exists);
        if (!exists)
        {
            var name = SliceName(language == Any ? null : _languages[language], topic == Any ? null : _topics[topic]);
            slice = new Slice(name);
            _byName.Add(name, slice);
        }

        return slice!;
    }
}
