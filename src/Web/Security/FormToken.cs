using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Arena.Web.Problems;
using Arena.Web.Voters;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Arena.Web.Security;

/// <summary>
/// Proves that a form was made for the browser that posts it. The token follows from the voter's cookie, which no other site can read,
/// so it needs no store and no shared keys, and a page is the same bytes however often it is asked for.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FormTokenAttribute : Attribute, IAsyncAuthorizationFilter
{
    public const string Field = "token";

    public static string For(HttpContext context) => Of(CurrentVoter.Cookie(context));

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = context.HttpContext.Request;
        if (CrossSite.Is(request))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
        }
        else if (!request.HasFormContentType)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status415UnsupportedMediaType);
        }
        else if (!Fits(VoterCookie.Read(request), (await request.ReadFormAsync(context.HttpContext.RequestAborted))[Field].ToString()))
        {
            context.HttpContext.Items[nameof(ProblemCodes)] = ProblemCodes.FormExpired;
            context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
        }
    }

    private static bool Fits(string? cookie, string token) =>
        cookie is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Of(cookie)), Encoding.UTF8.GetBytes(token));

    private static string Of(string cookie) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.ASCII.GetBytes(cookie), "arena form"u8));
}
