using System.Collections.Immutable;
using Arena.Contracts.Ratings;
using Arena.Contracts.Research;

namespace Arena.Web.Boards;

/// <summary>The leaderboard's page.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="Languages">To choose from.</param>
/// <param name="Board">Null where there is no such board.</param>
public sealed record LeaderboardPage(BoardRequest Request, ImmutableArray<LanguageInfo> Languages, Board? Board)
{
    public string LanguageName => Languages.FirstOrDefault(language => language.Code == Request.LanguageOrAll)?.NativeName ?? "";

    public IEnumerable<string> Topics =>
        Languages.SelectMany(language => language.Prompts).Select(prompt => prompt.Topic).Distinct().Order(StringComparer.Ordinal);

    public IEnumerable<string> Families =>
        (Board?.Rows ?? []).Select(row => row.Family).Distinct().Order(StringComparer.OrdinalIgnoreCase);

    public int ActiveFilters =>
        new[] { Request.LanguageOrAll, Request.TopicOrAll, Request.FamilyOrAll }.Count(filter => filter is not null)
        + (Request.Method is "bt" or "elo" ? 1 : 0) + (Request.Style is "on" ? 1 : 0);

    /// <summary>The rows that the family leaves, per component.</summary>
    public IReadOnlyList<IReadOnlyList<BoardRow>> Components =>
    [
        .. (Board?.Rows ?? []).Where(row => Request.FamilyOrAll is not { } family || string.Equals(row.Family, family, StringComparison.OrdinalIgnoreCase))
            .GroupBy(row => row.Component).OrderBy(group => group.Key).Select(group => group.ToList()),
    ];

    /// <summary>How many of the first component could be first, by the votes so far.</summary>
    public int PossiblyFirst => (Board?.Rows ?? []).Count(row => row is { Component: 0, RankLow: 1 });

    public string Leader => Board?.Rows.FirstOrDefault(row => row is { Component: 0, Rank: 1 })?.Name ?? "";
}
