using Arena.Contracts.Ratings.Analytics;
using Arena.Scripted;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Arena.EndToEnd.Tests.Browser;

/// <summary>Charts, boards and contestants as somebody sees them.</summary>
public sealed class ResearchInBrowserTests(Chromium chromium) : BrowserTests(chromium)
{
    [BrowserTheory]
    [InlineData(1280, 800)]
    [InlineData(390, 844)]
    public async Task Every_figure_is_drawn_from_its_table_which_then_folds_away(int width, int height)
    {
        await using var site = await ServeAsync("/arena");
        var tab = await (await site.VisitAsync(new Screen(width, height))).OpenAsync("/analytics");
        foreach (var (figure, drawings) in new[] { ("votes", 1), ("rates", 3), ("families", 2), ("sides", 1), ("ratings", 1) })
        {
            await Expect(tab.Page.Locator($"#{figure} svg[role=img]")).ToHaveCountAsync(drawings);
        }

        var chart = tab.Page.Locator("#votes svg[role=img]");
        await Expect(chart).ToHaveAccessibleNameAsync("Votes over time");
        await Expect(chart).ToHaveAccessibleDescriptionAsync("Columns of the rated votes; 3 periods, the largest 186.");
        await Expect(tab.Page.Locator("#votes table")).ToBeHiddenAsync();
        await tab.Page.Locator("#votes summary").ClickAsync();
        await Expect(tab.Page.Locator("#votes tbody tr")).ToHaveCountAsync(3);
        await tab.ShouldFitAsync("the charts");
        (await tab.Page.EvaluateAsync<int>("document.querySelectorAll('.drawing [tabindex], .drawing style, .drawing [style*=background]').length")).ShouldBe(0);
    }

    [BrowserFact]
    public async Task A_figure_is_drawn_again_for_another_width()
    {
        await using var site = await ServeAsync();
        var tab = await (await site.VisitAsync()).OpenAsync("/analytics");
        var wide = await WidthAsync(tab, "#sides svg[role=img]");
        await tab.Page.SetViewportSizeAsync(500, 800);
        await Expect(tab.Page.Locator($"#sides svg[role=img][width='{wide}']")).ToHaveCountAsync(0);
        (await WidthAsync(tab, "#sides svg[role=img]")).ShouldBeLessThan(500);
        await tab.ShouldFitAsync("the narrowed charts");
    }

    [BrowserFact]
    public async Task Without_scripts_the_tables_are_what_there_is()
    {
        await using var site = await ServeAsync();
        var tab = await (await site.VisitAsync(Screen.Wide with { Script = false })).OpenAsync("/analytics");
        await Expect(tab.Page.Locator("#votes tbody tr")).ToHaveCountAsync(3);
        await Expect(tab.Page.Locator("#votes table")).ToBeVisibleAsync();
        await Expect(tab.Page.Locator("#rates .multiples")).ToBeHiddenAsync();
        await Expect(tab.Page.Locator("#rates table")).ToBeVisibleAsync();
        await tab.Page.GotoAsync(site.Address + "/method");
        await Expect(tab.Page.Locator(".math-source").First).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Formulas_are_set_as_mathematics()
    {
        await using var site = await ServeAsync();
        var tab = await (await site.VisitAsync(Screen.Phone)).OpenAsync("/method");
        await Expect(tab.Page.Locator(".math-source")).ToHaveCountAsync(0);
        (await tab.Page.Locator(".formula math").CountAsync()).ShouldBeGreaterThan(12);
        await tab.ShouldFitAsync("the method");
    }

    [BrowserFact]
    public async Task New_votes_appear_without_moving_the_focus_and_not_under_somebodys_hands()
    {
        await using var site = await ServeAsync();
        var tab = await (await site.VisitAsync()).OpenAsync("/leaderboard");
        await Expect(tab.Page.Locator("#tables tbody tr").First).ToContainTextAsync("1034");
        await tab.Page.Locator("#language").FocusAsync();
        site.Arena.Board = query => SampleData.Board(query) with { Votes = 425, VoteCutoff = 432, Rows = [SampleData.Board(query).Rows[0] with { Rating = 1041 }] };
        site.Arena.Stand = new AnalyticsStand(432, 3);

        await LookAsync(tab);
        await Expect(tab.Page.Locator("#tables tbody tr").First).ToContainTextAsync("1041");
        await Expect(tab.Page.Locator("#equal")).ToContainTextAsync("425 votes");
        (await tab.FocusedAsync()).ShouldBe("language");

        await tab.Page.Locator("#tables .table-scroller").FocusAsync();
        site.Arena.Board = SampleData.Board;
        site.Arena.Stand = new AnalyticsStand(433, 3);
        await LookAsync(tab);
        await Expect(tab.Page.Locator("#equal")).ToContainTextAsync("424 votes");
        await Expect(tab.Page.Locator("#tables tbody tr").First).ToContainTextAsync("1041");
        await tab.Page.Locator("#language").FocusAsync();
        await LookAsync(tab);
        await Expect(tab.Page.Locator("#tables tbody tr").First).ToContainTextAsync("1034");
    }

    [BrowserFact]
    public async Task An_opened_table_stays_open_when_its_figure_is_fresh()
    {
        await using var site = await ServeAsync();
        var tab = await (await site.VisitAsync()).OpenAsync("/analytics");
        await tab.Page.Locator("#votes summary").ClickAsync();
        await tab.Page.Locator("#language").FocusAsync();
        var votes = site.Arena.Analytics.VotesOverTime;
        site.Arena.Analytics = site.Arena.Analytics with { VotesOverTime = votes with { Rows = votes.Rows.Add(new VotesInPeriod(new DateOnly(2026, 3, 7), 9, 0, 0, 0, 0, 0, 1)) } };
        site.Arena.Stand = new AnalyticsStand(440, 3);
        await LookAsync(tab);
        await Expect(tab.Page.Locator("#votes tbody tr")).ToHaveCountAsync(4);
        await Expect(tab.Page.Locator("#votes table")).ToBeVisibleAsync();
        await Expect(tab.Page.Locator("#votes svg[role=img]")).ToHaveAccessibleDescriptionAsync("Columns of the rated votes; 4 periods, the largest 186.");
    }

    [BrowserFact]
    public async Task Nothing_is_fetched_while_nothing_changes()
    {
        await using var site = await ServeAsync();
        var visitor = await site.VisitAsync();
        var tab = await visitor.OpenAsync("/leaderboard");
        await LookAsync(tab);
        await LookAsync(tab);
        visitor.Requests.Count(request => request.Url.EndsWith("/leaderboard", StringComparison.Ordinal)).ShouldBe(1);
        visitor.Requests.Count(request => request.Url.EndsWith("/api/analytics/stand", StringComparison.Ordinal)).ShouldBe(2);
    }

    [BrowserFact]
    public async Task From_the_board_to_a_contestant_and_on_to_an_opponent()
    {
        await using var site = await ServeAsync("/arena");
        var tab = await (await site.VisitAsync(Screen.Phone with { Dark = true })).OpenAsync("/leaderboard?sort=votes&dir=asc");
        await Expect(tab.Page.Locator("#tables tbody th").First).ToContainTextAsync("Ibis 1B");
        await tab.ShouldFitAsync("the board");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Heron Large" }).ClickAsync();
        await Expect(tab.Page.Locator("h1")).ToHaveTextAsync("Heron Large");
        await Expect(tab.Page.Locator("#ratings svg[role=img]")).ToHaveCountAsync(1);
        await tab.ShouldFitAsync("the contestant");
        await tab.Page.Locator("#pairs").GetByRole(AriaRole.Link, new() { Name = "Ibis 1B" }).ClickAsync();
        await Expect(tab.Page.Locator(".lead")).ToHaveTextAsync("This contestant has left the catalogue. Its votes stay.");
    }

    // What the page does every half minute, now: the same as when it comes back into sight.
    private static async Task LookAsync(Tab tab)
    {
        var asked = tab.Page.WaitForResponseAsync(response => response.Url.EndsWith("/api/analytics/stand", StringComparison.Ordinal));
        await tab.Page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");
        await asked;
    }

    private static async Task<int> WidthAsync(Tab tab, string svg) => int.Parse(
        (await tab.Page.Locator(svg).GetAttributeAsync("width"))!, System.Globalization.CultureInfo.InvariantCulture);
}
