using Arena.Contracts.Models;
using Arena.Contracts.Ratings.Analytics;
using Arena.Grains.Catalogue;
using Arena.Grains.Storage;

namespace Arena.Grains.Ratings.Analytics;

/// <summary>The vote log in memory, as far as analytics need it: one entry per sequence number.</summary>
internal sealed class AnalyticsTable(ArenaCatalogue catalogue)
{
    private readonly List<AnalyticsVote> _votes = [];
    private readonly HashSet<long> _excluded = [];
    private readonly Interning _contestants = new();
    private readonly Interning _languages = new();
    private readonly Interning _topics = new();
    private readonly Interning _voters = new();
    private long _exclusions;
    private AnalyticsVotes? _copy;

    /// <summary>What has been read.</summary>
    public AnalyticsStand Stand => new(_votes.Count, _exclusions);

    /// <summary>Takes the next votes of the log.</summary>
    /// <exception cref="InvalidOperationException">A vote was skipped.</exception>
    public void Add(LoggedVotes rows)
    {
        if (rows.First != _votes.Count + 1)
        {
            throw new InvalidOperationException($"Vote {rows.First} does not follow vote {_votes.Count}.");
        }

        var (contestants, voters) = (new Renumbering(rows.Texts, _contestants), new Renumbering(rows.Texts, _voters));
        var (languages, topics) = (new Renumbering(rows.Texts, _languages), new Renumbering(rows.Texts, _topics));
        foreach (ref readonly var row in rows.Votes.Span)
        {
            _votes.Add(new AnalyticsVote(
                contestants[row.Left],
                contestants[row.Right],
                row.Verdict,
                languages[row.Language],
                topics[row.Topic],
                voters[row.Voter],
                row.Day,
                rows.Texts[row.Source] == VoteSources.Own,
                rows.Texts[row.Source] == VoteSources.Bank,
                _excluded.Contains(_votes.Count + 1)));
        }

        _copy = null;
    }

    /// <summary>Takes the next change of a vote's standing; the vote may come later.</summary>
    public void Change(long entry, Exclusion exclusion)
    {
        _exclusions = entry;
        _copy = null;
        var excluded = exclusion.Reason is not null;
        if (!(excluded ? _excluded.Add(exclusion.Sequence) : _excluded.Remove(exclusion.Sequence)) || exclusion.Sequence > _votes.Count)
        {
            return;
        }

        var index = (int)exclusion.Sequence - 1;
        _votes[index] = _votes[index] with { Excluded = excluded };
    }

    /// <summary>Sequence number from which on a contestant has at most this many votes; for looking up its latest answers.</summary>
    public long SequenceOfLatest(string contestant, int votes)
    {
        var number = _contestants.Find(contestant);
        var index = _votes.Count;
        while (index > 0 && votes > 0)
        {
            var vote = _votes[--index];
            votes -= vote.Left == number || vote.Right == number ? 1 : 0;
        }

        return index + 1;
    }

    public bool Knows(string contestant) => _contestants.Find(contestant) >= 0;

    /// <summary>All votes as they stand now, for computing aside; the same copy until something changes.</summary>
    public AnalyticsVotes Copy() => _copy ??= new AnalyticsVotes(
        Stand,
        [.. _votes],
        [.. _contestants.Texts.Select(Name)],
        [.. _languages.Texts],
        [.. _topics.Texts],
        [.. catalogue.Languages.Select(language => language.Code)]);

    private ContestantName Name(string id) => catalogue.Find(new ContestantId(id)) is { } known
        ? new ContestantName(id, known.Name, known.Family, known.Variant)
        : new ContestantName(id, id, "", "");
}
