using System.Collections.Immutable;
using Arena.Contracts.Research;
using Arena.Contracts.Voters;

namespace Arena.Web.Battles;

/// <summary>The history's page.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="Found">The battles.</param>
/// <param name="Languages">To choose from and to name.</param>
/// <param name="Deleted">keep or withdraw right after texts were deleted.</param>
public sealed record HistoryPageModel(HistoryQuery Query, HistoryPage Found, ImmutableArray<LanguageInfo> Languages, string? Deleted)
{
    public bool IsFiltered => Query.Text is not null || Query.Language is not null;

    public string NameOf(string code) => Languages.FirstOrDefault(language => language.Code == code)?.NativeName ?? code;

    /// <summary>By day, newest first.</summary>
    public IEnumerable<IGrouping<DateOnly, HistoryEntry>> Days =>
        Found.Battles.GroupBy(battle => DateOnly.FromDateTime(battle.StartedAt.UtcDateTime));

    public IDictionary<string, string> PageLink(int page)
    {
        var parts = new Dictionary<string, string> { ["page"] = page.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        if (Query.Text is { } text)
        {
            parts["q"] = text;
        }

        if (Query.Language is { } language)
        {
            parts["language"] = language;
        }

        return parts;
    }
}
