using Arena.Contracts.Models;
using Arena.Contracts.Ratings.Analytics;
using Arena.Grains.Catalogue;
using Arena.Grains.Ratings.Boards;
using Arena.Grains.Storage;

namespace Arena.Grains.Ratings.Analytics;

/// <summary>
/// Follows the vote log with a cursor of its own. Answers are computed from a copy on the thread pool, and hold as long as
/// the log and its exclusions stand where they stood.
/// </summary>
internal sealed class AnalyticsGrain(IVoteLog log, IExclusionStore exclusions, IAnswerTimings timings, ArenaCatalogue catalogue) : Grain, IAnalyticsGrain
{
    /// <summary>Answers that speed is told from.</summary>
    private const int LatestAnswers = 500;

    /// <summary>Answers at a time: whoever asks chooses topic and contestant.</summary>
    private const int MostKept = 256;

    private readonly AnalyticsTable _table = new(catalogue);
    private readonly Dictionary<(Type Answer, AnalyticsQuery Query), (AnalyticsStand Stand, object Answer)> _kept = [];

    public override Task OnActivateAsync(CancellationToken cancellationToken) => CatchUpAsync(cancellationToken);

    public async Task<AnalyticsStand> StandAsync()
    {
        await CatchUpAsync(CancellationToken.None);
        return _table.Stand;
    }

    public Task<VotesOverTime> VotesOverTimeAsync(AnalyticsQuery query) => AnswerAsync(query, VotesOverTimeView.Of);

    public Task<WinRates> WinRatesAsync(AnalyticsQuery query) => AnswerAsync(query, WinRatesView.Of);

    public Task<FamilyComparison> FamiliesAsync(AnalyticsQuery query) =>
        AnswerAsync(query, (votes, asked) => FamiliesView.Of(votes, asked, ReferenceOf(asked)));

    public Task<HeadToHead> HeadToHeadAsync(AnalyticsQuery query) => AnswerAsync(query, HeadToHeadView.Of);

    public Task<PositionBias> PositionBiasAsync(AnalyticsQuery query) => AnswerAsync(query, PositionBiasView.Of);

    public Task<RatingHistory> RatingHistoryAsync(AnalyticsQuery query) => AnswerAsync(query, RatingHistoryView.Of);

    public async Task<ContestantProfile?> ContestantAsync(string contestant)
    {
        await CatchUpAsync(CancellationToken.None);
        var known = catalogue.Find(new ContestantId(contestant)) ?? catalogue.Contestants.FirstOrDefault(one => one.Slug == contestant);
        var id = known?.Id.Value ?? contestant;
        var met = _table.Knows(id);
        if (known is null && !met)
        {
            return null;
        }

        var speed = met ? SpeedView.Of(await timings.OfAsync(id, _table.SequenceOfLatest(id, LatestAnswers), CancellationToken.None)) : null;
        return known is null ? Profiles.OfUnknown(id, speed) : Profiles.Of(known, speed);
    }

    private string? ReferenceOf(AnalyticsQuery query) =>
        query.Language is { } language && catalogue.Matchup(language)?.Reference is { } slug
            ? catalogue.Contestants.FirstOrDefault(contestant => contestant.Slug == slug)?.Id.Value
            : null;

    private async Task<T> AnswerAsync<T>(AnalyticsQuery query, Func<AnalyticsVotes, AnalyticsQuery, T> compute)
        where T : class
    {
        await CatchUpAsync(CancellationToken.None);
        if (_kept.GetValueOrDefault((typeof(T), query)) is { Answer: T kept, Stand: var stand } && stand == _table.Stand)
        {
            return kept;
        }

        var votes = _table.Copy();
        var answer = await ComputeAsync(() => compute(votes, query), query);
        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        _kept[(typeof(T), query)] = (votes.Stand, answer);
        return answer;
    }

    private static async Task<T> ComputeAsync<T>(Func<T> compute, AnalyticsQuery query)
    {
        try
        {
            return await Task.Run(compute);
        }
        catch (Exception exception) when (FitFailures.Is(exception))
        {
            throw FitFailures.Of(VoteTable.SliceName(query.Language, query.Topic), exception);
        }
    }

    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        var before = _table.Stand;
        await foreach (var rows in log.ReadLoggedAsync(before.VoteCutoff, cancellationToken))
        {
            _table.Add(rows);
        }

        foreach (var (entry, exclusion) in await exclusions.ReadAsync(before.Exclusions, cancellationToken))
        {
            _table.Change(entry, exclusion);
        }
    }
}
