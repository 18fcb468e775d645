using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Arena.Web.Tests;

public sealed class ApiGuardTests
{
    [Theory]
    [InlineData("{")]
    [InlineData("not json")]
    [InlineData("")]
    [InlineData("\"text\"")]
    [InlineData("[]")]
    [InlineData("{\"prompt\":\"\\ud800\"}")]
    public async Task A_body_that_is_no_JSON_object_is_refused(string body)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var response = await browser.PostTextAsync("/api/battles", body);
        (await response.JsonAsync()).GetProperty("code").GetString().ShouldBeOneOf("malformed_json", "invalid_field");
        response.ShouldBe(HttpStatusCode.BadRequest);
        web.Arena.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task Malformed_JSON_has_its_own_code()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var response = await browser.PostTextAsync("/api/battles", "{\"prompt\": ");
        await response.ShouldBeProblemAsync(400, "malformed_json");
    }

    [Fact]
    public async Task Unknown_fields_are_ignored()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var response = await browser.PostAsync("/api/battles", new { language = "en", prompt = "x", key = "k", changes = 2, firstShown = "left" });
        response.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_body_that_is_not_UTF_8_is_refused()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var bytes = Encoding.Latin1.GetBytes("""{"language":"sv","prompt":"Förklara","key":"k"}""");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/battles") { Content = Json(bytes) };
        using var response = await browser.SendAsync(request);
        await response.ShouldBeProblemAsync(400, "malformed_json");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData(null)]
    public async Task Anything_but_JSON_is_an_unsupported_media_type(string? contentType)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var content = new ByteArrayContent("""{"language":"en","prompt":"x","key":"k"}"""u8.ToArray());
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/battles") { Content = content };
        using var response = await browser.SendAsync(request);
        await response.ShouldBeProblemAsync(415, "unsupported_media_type");
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task Calls_from_other_sites_are_refused(string method)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/battles");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        request.Content = method == "POST" ? Json("""{"language":"en","prompt":"x","key":"k"}"""u8.ToArray()) : null;
        using var response = await browser.SendAsync(request);
        await response.ShouldBeProblemAsync(403, "cross_site");
        web.Arena.Started.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("same-origin")]
    [InlineData("none")]
    public async Task Calls_from_this_site_or_from_no_site_pass(string site)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/battles");
        request.Headers.Add("Sec-Fetch-Site", site);
        using var response = await browser.SendAsync(request);
        response.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_limit_is_refused_whether_or_not_it_tells_its_length(bool tellsLength)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/battles") { Content = Body(64 * 1024 + 1) };
        request.Headers.TransferEncodingChunked = tellsLength ? null : true;
        using var response = await browser.SendAsync(request);
        await response.ShouldBeProblemAsync(413, "body_too_long");
        web.Arena.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_at_the_limit_passes()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/battles") { Content = Body(64 * 1024) };
        using var response = await browser.SendAsync(request);
        response.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("/api")]
    [InlineData("/api/nothing")]
    [InlineData("/api/battles/x/y/z")]
    public async Task An_unknown_call_is_a_problem(string path)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var response = await browser.GetAsync(path);
        await response.ShouldBeProblemAsync(404, "not_found");
    }

    [Fact]
    public async Task A_wrong_method_is_a_problem()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/languages") { Content = Json("{}"u8.ToArray()) };
        using var response = await browser.SendAsync(request);
        await response.ShouldBeProblemAsync(405, "method_not_allowed");
    }

    [Theory]
    [InlineData("/api/languages")]
    [InlineData("/health/live")]
    [InlineData("/api/nothing")]
    public async Task Every_response_carries_the_security_headers(string path)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var response = await browser.GetAsync(path);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("script-src 'self'");
        policy.ShouldContain("style-src 'self'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
    }

    private static ByteArrayContent Body(int bytes)
    {
        const string start = """{"language":"en","prompt":"x","key":"k","padding":" """;
        return Json(Encoding.ASCII.GetBytes(start + new string('x', bytes - start.Length - 2) + "\"}"));
    }

    private static ByteArrayContent Json(byte[] bytes) =>
        new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
}
