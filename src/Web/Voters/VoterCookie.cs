using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Arena.Web.Voters;

/// <summary>The browser's secret: 128 random bits. Only its hash leaves this folder, and nothing logs it.</summary>
internal static class VoterCookie
{
    public const string Name = "arena_voter";

    private const int Bytes = 16;
    private static readonly TimeSpan Life = TimeSpan.FromDays(400);

    /// <summary>The cookie that came, or null when there is none or it is not one of ours.</summary>
    public static string? Read(HttpRequest request) =>
        request.Cookies[Name] is { } value && IsWellFormed(value) ? value : null;

    /// <summary>Makes a new one and sends it along.</summary>
    public static string Give(HttpContext context)
    {
        var value = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        context.Response.Cookies.Append(Name, value, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            Path = context.Request.PathBase.HasValue ? context.Request.PathBase.Value : "/",
            MaxAge = Life,
            IsEssential = true,
        });
        return value;
    }

    public static string Hash(string cookie) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(cookie)));

    private static bool IsWellFormed(string value) =>
        value.Length == 22 && Base64Url.IsValid(value, out var length) && length == Bytes;
}
