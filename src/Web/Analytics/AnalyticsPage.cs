using System.Collections.Immutable;
using Arena.Contracts.Research;
using Arena.Web.Research;

namespace Arena.Web.Analytics;

/// <summary>The page of charts. All of its figures are computed from the same stand of the log or a later one.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="Languages">To choose from and to name.</param>
/// <param name="Figures">Null where the language or the topic is unknown.</param>
public sealed record AnalyticsPage(AnalyticsRequest Request, ImmutableArray<LanguageInfo> Languages, AnalyticsFigures? Figures)
{
    public IEnumerable<string> Topics => SliceNames.Topics(Languages);

    public string LanguageName => Request.LanguageOrAll is { } code ? NameOf(code) : "";

    public int ActiveFilters => new[] { Request.LanguageOrAll, Request.TopicOrAll }.Count(filter => filter is not null);

    public string NameOf(string code) => Languages.FirstOrDefault(language => language.Code == code)?.NativeName ?? code;
}

/// <summary>What the charts show; those that need a fit are null where the votes cannot be fitted.</summary>
public sealed record AnalyticsFigures(
    StandState Stand, VotesOverTimeState Votes, WinRatesState WinRates, FamiliesState? Families, HeadToHeadState? Pairs, PositionBiasState? Sides,
    RatingHistoryState? Ratings)
{
    /// <summary>Contestants that charts and their tables show: more rows are not read on a page. The CSV has all.</summary>
    public const int Most = 20;

    /// <summary>Rated votes.</summary>
    public int Rated => Votes.Rows.Sum(row => row.Rated);

    /// <summary>Those with most votes.</summary>
    public IReadOnlySet<string> Shown { get; } = Pairs is null ? Busiest(WinRates.Rows.Select(row => (row.Contestant, row.Votes))) : Busiest(Pairs);

    /// <summary>How many are not shown.</summary>
    public int LeftOut => (Pairs?.Contestants.Count ?? WinRates.Rows.Select(row => row.Contestant).Distinct().Count()) - Shown.Count;

    /// <summary>Of the fits; null where there is none.</summary>
    public string? MethodVersion => Ratings?.MethodVersion ?? Families?.MethodVersion;

    private static HashSet<string> Busiest(HeadToHeadState pairs) =>
        Busiest(pairs.Rows.SelectMany(row => new[] { (row.One, row.Votes), (row.Other, row.Votes) }));

    private static HashSet<string> Busiest(IEnumerable<(string Contestant, int Votes)> counts) =>
    [
        .. counts.GroupBy(count => count.Contestant, (id, own) => (Id: id, Votes: own.Sum(count => count.Votes)))
            .OrderByDescending(contestant => contestant.Votes).ThenBy(contestant => contestant.Id, StringComparer.Ordinal)
            .Take(Most).Select(contestant => contestant.Id),
    ];
}
