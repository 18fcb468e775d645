using System.Net;

namespace Arena.Web.Tests;

public sealed class HealthTests
{
    [Fact]
    public async Task A_host_is_live_without_its_grains_and_ready_with_them()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        web.Arena.FailNext(1, () => new InvalidOperationException("no grains"));
        using var live = await browser.GetAsync("/health/live");
        live.ShouldBe(HttpStatusCode.OK);
        using var notReady = await browser.GetAsync("/health/ready");
        notReady.ShouldBe(HttpStatusCode.ServiceUnavailable);
        using var ready = await browser.GetAsync("/health/ready");
        ready.ShouldBe(HttpStatusCode.OK);
    }
}
