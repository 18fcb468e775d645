using System.Collections.Immutable;
using Arena.Contracts.Ratings;
using Arena.Contracts.Research;
using Arena.Web.Pages;
using Arena.Web.Research;
using Arena.Web.Texts;

namespace Arena.Web.Boards;

/// <summary>The leaderboard's page.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="Sort">In which order.</param>
/// <param name="Languages">To choose from.</param>
/// <param name="Board">Null where there is no such board.</param>
public sealed record LeaderboardPage(BoardRequest Request, BoardSort Sort, ImmutableArray<LanguageInfo> Languages, Board? Board)
{
    /// <summary>Why a board that could be cannot be computed; null for none.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether control for style was asked of a method that has none.</summary>
    public bool IsWithoutStyle { get; init; }

    /// <summary>Whether there are contestants that no battle links with the first group.</summary>
    public bool HasGroups => Board is { Components: > 1 };

    public string LanguageName => Languages.FirstOrDefault(language => language.Code == Request.LanguageOrAll)?.NativeName ?? "";

    public IEnumerable<string> Topics => SliceNames.Topics(Languages);

    public IEnumerable<string> Families =>
        (Board?.Rows ?? []).Select(row => row.Family).Where(family => family.Length > 0).Distinct().Order(StringComparer.OrdinalIgnoreCase);

    public int ActiveFilters =>
        new[] { Request.LanguageOrAll, Request.TopicOrAll, Request.FamilyOrAll }.Count(filter => filter is not null)
        + (Request.Method is "bt" or "elo" ? 1 : 0) + (Request.Style is "on" ? 1 : 0);

    /// <summary>The rows that the family leaves, per component, in the order asked for.</summary>
    public IReadOnlyList<IReadOnlyList<BoardRow>> Components =>
    [
        .. (Board?.Rows ?? []).Where(row => Request.FamilyOrAll is not { } family || string.Equals(row.Family, family, StringComparison.OrdinalIgnoreCase))
            .GroupBy(row => row.Component).OrderBy(group => group.Key).Select(Sort.Apply),
    ];

    /// <summary>How many contestants the family hides.</summary>
    public int Hidden => (Board?.Rows.Length ?? 0) - Components.Sum(rows => rows.Count);

    /// <summary>How many cannot be compared with the first component.</summary>
    public int OutsideFirst => (Board?.Rows ?? []).Count(row => row.Component > 0);

    /// <summary>How many of the first component could be first, by the votes so far.</summary>
    public int PossiblyFirst => (Board?.Rows ?? []).Count(row => row is { Component: 0, RankLow: 1 });

    public string Leader => Board?.Rows.FirstOrDefault(row => row is { Component: 0, Rank: 1 })?.Name ?? "";

    /// <summary>Why there are no rows.</summary>
    public string Empty(TextCatalog texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return Request.FamilyOrAll is not null && Board is { Rows.Length: > 0 } ? texts["board.empty.family"]
            : Board?.Style is { Unknown: > 0 and var unknown } ? texts.Count("board.empty.style", unknown)
            : EmptyState.NoVotes(texts, LanguageName, Request.TopicOrAll);
    }

    /// <summary>The address of this page in another order.</summary>
    public string Link(BoardSort sort)
    {
        ArgumentNullException.ThrowIfNull(sort);
        (string Name, string? Value)[] parts =
        [
            ("language", Request.LanguageOrAll), ("topic", Request.TopicOrAll), ("family", Request.FamilyOrAll),
            ("method", Some(Request.Method)), ("style", Some(Request.Style)), ("sort", sort.Sort), ("dir", sort.Dir),
        ];
        return QueryString.Create(parts.Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Name, part.Value))).ToString();
    }

    private static string? Some(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
