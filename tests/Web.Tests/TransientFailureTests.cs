using System.Net;

namespace Arena.Web.Tests;

public sealed class TransientFailureTests
{
    [Theory]
    [InlineData(typeof(TimeoutException))]
    [InlineData(typeof(SiloUnavailableException))]
    [InlineData(typeof(EnumerationAbortedException))]
    public async Task A_call_that_fails_in_passing_is_repeated_with_the_same_key(Type failure)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        await browser.StartBattleAsync(key: "first");
        web.Arena.FailNext(3, () => (Exception)Activator.CreateInstance(failure)!);
        var call = browser.PostAsync("/api/battles", new { language = "en", prompt = "x", key = "the-key" });
        await web.AdvanceUntilAsync(() => call.IsCompleted);
        using var response = await call;
        response.ShouldBe(HttpStatusCode.Created);
        web.Arena.AllFailuresHappened.ShouldBeTrue();
        web.Arena.Started.Count(start => start.Key == "the-key").ShouldBe(1);
    }

    [Fact]
    public async Task A_call_that_keeps_failing_asks_the_client_to_repeat_it()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var id = await browser.StartBattleAsync();
        web.Arena.Battles[0].Finish();
        web.Arena.FailNext(4, () => new SiloUnavailableException());
        var call = browser.PostAsync($"/api/battles/{id}/vote", new { turn = 1, verdict = "left", key = "v" });
        await web.AdvanceUntilAsync(() => call.IsCompleted);
        using var response = await call;
        await response.ShouldBeProblemAsync(503, "retry");
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        using var again = await browser.PostAsync($"/api/battles/{id}/vote", new { turn = 1, verdict = "left", key = "v" });
        again.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_fault_of_ours_says_nothing_but_that_it_is_one()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        web.Arena.FailNext(1, () => new InvalidOperationException("quagga-9b-q8 at /home/somebody"));
        using var response = await browser.GetAsync("/api/languages");
        await response.ShouldBeProblemAsync(500, "internal");
        (await response.Content.ReadAsStringAsync()).ShouldNotContain("quagga");
    }
}
