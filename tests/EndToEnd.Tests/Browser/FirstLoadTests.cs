using Arena.EndToEnd.Tests.Browser.States;

namespace Arena.EndToEnd.Tests.Browser;

public sealed class FirstLoadTests(Chromium chromium, SharedSite shared, ITestOutputHelper output) : BrowserTests(chromium), IClassFixture<SharedSite>
{
    private const int MostBytes = 300_000;
    private const int MostRequests = 60;

    [BrowserFact]
    public async Task The_first_load_of_the_first_page_is_small()
    {
        await using var stage = await Stage.OpenAsync(shared.Site);
        var requests = new List<Microsoft.Playwright.IRequest>();
        stage.Tab.Page.RequestFinished += (_, request) => requests.Add(request);
        await stage.Tab.Page.GotoAsync(stage.Visitor.Address, new() { WaitUntil = Microsoft.Playwright.WaitUntilState.NetworkIdle });
        var bytes = 0;
        foreach (var request in requests.Where(request => !request.Url.StartsWith("data:", StringComparison.Ordinal)).ToList())
        {
            var sizes = await request.SizesAsync();
            bytes += sizes.ResponseBodySize + sizes.ResponseHeadersSize;
        }

        output.WriteLine($"first load of /: {bytes} bytes as sent, headers included, in {requests.Count} requests");
        requests.Count.ShouldBeInRange(30, MostRequests);
        bytes.ShouldBeInRange(30_000, MostBytes);
    }
}
