using Microsoft.AspNetCore.WebUtilities;

namespace Arena.Web.Settings;

/// <summary>Keeps a visitor's choices in the browser. The server writes them into the page, so no script needs the cookie.</summary>
internal static class SettingsCookie
{
    public const string Name = "arena_settings";

    public static VisitorSettings Read(HttpRequest request)
    {
        var parts = QueryHelpers.ParseQuery(request.Cookies[Name]);
        return VisitorSettings.From(part => parts.TryGetValue(part, out var value) ? value.ToString() : null);
    }

    public static void Write(HttpContext context, VisitorSettings settings) =>
        context.Response.Cookies.Append(Name, Text(settings), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            Path = context.Request.PathBase.HasValue ? context.Request.PathBase.Value : "/",
            MaxAge = TimeSpan.FromDays(400),
            IsEssential = true,
        });

    private static string Text(VisitorSettings settings) => string.Join('&',
        $"theme={settings.Theme}", $"size={settings.Size}", $"undo={settings.Undo}", $"keys={settings.Keys}",
        $"send={settings.Send}", $"motion={settings.Motion}", $"read={settings.Read}", $"language={settings.Language}");
}
