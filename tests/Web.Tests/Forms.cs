using System.Net;
using System.Text.RegularExpressions;

namespace Arena.Web.Tests;

/// <summary>Fills in forms as a browser without script does.</summary>
public static partial class Forms
{
    /// <summary>Posts a form of a page, with the page's own token, and follows the redirect by hand.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(this Browser browser, string page, string action, params (string Name, string Value)[] fields)
    {
        var html = await browser.HtmlAsync(page);
        var token = Token().Match(html).Groups[1].Value;
        token.ShouldNotBeEmpty("the page has no form token");
        return await browser.PostFormAsync(action, [.. fields, ("token", token)]);
    }

    public static async Task<HttpResponseMessage> PostFormAsync(this Browser browser, string action, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, action)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        return await browser.SendAsync(request);
    }

    public static async Task<string> HtmlAsync(this Browser browser, string page)
    {
        using var response = await browser.GetAsync(page);
        return await response.Content.ReadAsStringAsync();
    }

    public static string ShouldRedirect(this HttpResponseMessage response)
    {
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return response.Headers.Location!.OriginalString;
    }

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
