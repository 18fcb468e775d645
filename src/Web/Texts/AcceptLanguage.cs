namespace Arena.Web.Texts;

/// <summary>The languages a browser asks for, best first.</summary>
internal static class AcceptLanguage
{
    public static IReadOnlyList<string> Read(HttpRequest request) =>
    [
        .. request.GetTypedHeaders().AcceptLanguage
            .Where(language => language.Quality is null or > 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.ToString()),
    ];

    /// <summary>The language alone, and "nb" for "no".</summary>
    public static string Primary(string language) =>
        language.Split('-')[0].ToLowerInvariant() is var primary && primary == "no" ? "nb" : primary;
}
