namespace Arena.Web.Security;

/// <summary>Requests that a page of another site made.</summary>
internal static class CrossSite
{
    public static bool Is(HttpRequest request) =>
        string.Equals(request.Headers["Sec-Fetch-Site"], "cross-site", StringComparison.OrdinalIgnoreCase);
}
