using Arena.Contracts.Ratings;

namespace Arena.Web.Boards;

/// <summary>Which board somebody wants to see, as words of an address.</summary>
/// <param name="Language">Language code; empty or "all" for all.</param>
/// <param name="Topic">Topic; empty or "all" for all.</param>
/// <param name="Family">Shows the rows of one family.</param>
/// <param name="Method">davidson, bt or elo.</param>
/// <param name="Style">off or, not with elo, on.</param>
public sealed record BoardRequest(string? Language = null, string? Topic = null, string? Family = null, string? Method = null, string? Style = null)
{
    public string? LanguageOrAll => Filter(Language);

    public string? TopicOrAll => Filter(Topic);

    public string? FamilyOrAll => Filter(Family);

    /// <summary>Whether control for style is asked of Elo, which has no covariates.</summary>
    internal bool IsStyledElo => ReadMethod() is BoardMethod.Elo && ReadStyle() is true;

    /// <summary>The query, or null when method or style is not one we know, or the two do not go together.</summary>
    public BoardQuery? Query() =>
        ReadMethod() is { } method && ReadStyle() is { } style && !IsStyledElo ? new BoardQuery(LanguageOrAll, TopicOrAll, method, style) : null;

    private BoardMethod? ReadMethod() => Method switch
    {
        null or "" or "davidson" => BoardMethod.Davidson,
        "bt" => BoardMethod.BradleyTerry,
        "elo" => BoardMethod.Elo,
        _ => null,
    };

    private bool? ReadStyle() => Style switch
    {
        null or "" or "off" => false,
        "on" => true,
        _ => null,
    };

    private static string? Filter(string? value) => string.IsNullOrWhiteSpace(value) || value == "all" ? null : value.Trim();
}
