using System.Net;

namespace Arena.Web.Tests;

public sealed class PathBaseTests
{
    private static readonly Dictionary<string, string?> Settings = new() { ["ARENA_PATHBASE"] = "/arena/" };

    [Fact]
    public async Task Calls_answer_below_the_path_base_and_name_it_in_addresses()
    {
        await using var web = await WebArena.StartAsync(Settings);
        using var browser = web.NewBrowser();
        using var response = await browser.PostAsync("/arena/api/battles", new { language = "en", prompt = "x", key = "k" });
        response.ShouldBe(HttpStatusCode.Created);
        var body = await response.JsonAsync();
        body.GetProperty("events").GetString()!.ShouldStartWith("/arena/api/battles/");
        response.Headers.Location!.OriginalString.ShouldStartWith("/arena/api/battles/");
        response.Headers.GetValues("Set-Cookie").Single().ShouldContain("; path=/arena;", Case.Insensitive);
    }

    [Theory]
    [InlineData("/arena/health/live")]
    [InlineData("/arena/openapi/v1.json")]
    [InlineData("/arena/api/languages")]
    public async Task Everything_is_below_it(string path)
    {
        await using var web = await WebArena.StartAsync(Settings);
        using var browser = web.NewBrowser();
        using var inside = await browser.GetAsync(path);
        inside.ShouldBe(HttpStatusCode.OK);
        using var outside = await browser.GetAsync(path["/arena".Length..]);
        outside.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("arena")]
    [InlineData("/a//b")]
    [InlineData("/a b")]
    public async Task A_path_base_that_cannot_be_one_stops_the_start(string prefix)
    {
        var failure = await Should.ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>(
            () => WebArena.StartAsync(new Dictionary<string, string?> { ["ARENA_PATHBASE"] = prefix, ["ARENA_LANGUAGE"] = new string('x', 99) }));
        failure.Failures.Count().ShouldBe(2);
        Web.Hosting.Startup.Explain(failure).ShouldNotBeNull().ShouldContain("ARENA_PATHBASE");
    }
}
