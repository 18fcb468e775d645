using Arena.Contracts.Ratings.Analytics;

namespace Arena.Web.Analytics;

/// <summary>Which votes somebody wants to look at, as words of an address.</summary>
/// <param name="Language">Language code; empty or "all" for all.</param>
/// <param name="Topic">Topic; empty or "all" for all.</param>
public sealed record AnalyticsRequest(string? Language = null, string? Topic = null)
{
    public string? LanguageOrAll => Filter(Language);

    public string? TopicOrAll => Filter(Topic);

    public AnalyticsQuery Query() => new(LanguageOrAll, TopicOrAll);

    private static string? Filter(string? value) => string.IsNullOrWhiteSpace(value) || value == "all" ? null : value.Trim();
}
