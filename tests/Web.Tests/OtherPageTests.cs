using System.Net;

namespace Arena.Web.Tests;

public sealed class OtherPageTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/leaderboard")]
    [InlineData("/analytics")]
    [InlineData("/contestants/heron-large")]
    [InlineData("/method")]
    [InlineData("/snapshots")]
    [InlineData("/ledger")]
    [InlineData("/integrity")]
    [InlineData("/history")]
    [InlineData("/history/delete")]
    [InlineData("/about")]
    [InlineData("/answers")]
    [InlineData("/answers/sv/sv-1")]
    [InlineData("/settings")]
    public async Task Every_page_has_one_heading_its_landmarks_and_two_empty_live_regions(string path)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var response = await browser.GetAsync(path);
        response.ShouldBe(HttpStatusCode.OK);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldNotContain("unsafe");
        var html = await response.Content.ReadAsStringAsync();
        Count(html, "<h1").ShouldBe(1);
        Count(html, "<main").ShouldBe(1);
        html.ShouldContain("<html lang=\"en\"");
        html.ShouldContain("<p role=\"status\" id=\"say\" class=\"unseen\"></p>");
        html.ShouldContain("<p role=\"alert\" id=\"alert\" class=\"unseen\"></p>");
        html.ShouldNotContain(" style=\"");
        html.ShouldNotContain("<style");
        html.ShouldNotMatch("<script(?![^>]*(src=|application/json))");
        html.ShouldNotMatch("(src|href)=\"(https?:)?//");
    }

    [Fact]
    public async Task The_leaderboard_tells_ranges_intervals_groups_and_what_is_provisional()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var html = await browser.HtmlAsync("/leaderboard?language=sv&method=bt&style=on");
        html.ShouldContain("In group 1, 2 contestants could be first: the votes cannot tell them apart.");
        html.ShouldContain(">1–2</td>");
        html.ShouldContain("1034, 95 % interval from 1011 to 1058");
        html.ShouldContain("Not connected: no battle links this group");
        html.ShouldContain("provisional</span>");
        html.ShouldContain("990, no interval yet");
        html.ShouldContain("As of vote 431, method davidson/1.");
        html.ShouldContain("Filters (3 active)");
        html.ShouldContain("href=\"/api/export/votes.csv\"");
        html.ShouldContain("Provisional: fewer than 30 votes");
        web.Arena.BoardsAsked.Single().ShouldBe(new Contracts.Ratings.BoardQuery("sv", null, Contracts.Ratings.BoardMethod.BradleyTerry, true));
        (await browser.HtmlAsync("/leaderboard?method=elo")).ShouldContain("Provisional: fewer than 522 votes");
    }

    [Fact]
    public async Task An_empty_board_says_what_to_do()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        web.Arena.Board = query => new Contracts.Ratings.Board("fi", query.Method, "davidson/1", 0, 0, 0, []);
        var html = await browser.HtmlAsync("/leaderboard?language=fi");
        html.ShouldContain("No votes for Suomi yet.");
        html.ShouldContain("Start a battle");
        (await browser.HtmlAsync("/leaderboard?method=odd")).ShouldContain("There is no board of this kind.");
    }

    [Fact]
    public async Task Settings_are_kept_in_a_cookie_and_written_into_every_page()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var saved = await browser.SubmitAsync("/settings", "/settings", ("theme", "dark"), ("size", "120"), ("undo", "8"), ("keys", "off"), ("send", "ctrl"), ("motion", "none"), ("read", "on"));
        saved.ShouldRedirect().ShouldBe("/settings?saved=true");
        saved.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("arena_settings", StringComparison.Ordinal)).ShouldContain("httponly", Case.Insensitive);
        var html = await browser.HtmlAsync("/");
        foreach (var attribute in new[] { "data-theme=\"dark\"", "data-size=\"120\"", "data-undo=\"8\"", "data-keys=\"off\"", "data-send=\"ctrl\"", "data-motion=\"none\"", "data-read=\"on\"" })
        {
            html.ShouldContain(attribute);
        }

        using var one = await browser.SubmitAsync("/settings", "/settings", ("keys", "alt"));
        one.ShouldRedirect();
        (await browser.HtmlAsync("/about")).ShouldContain("data-theme=\"dark\"");
    }

    [Theory]
    [InlineData("theme=%22%3E%3Cscript%3E&undo=-1")]
    [InlineData("garbage;;==&&")]
    public async Task A_settings_cookie_of_nonsense_is_the_default(string cookie)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/about");
        request.Headers.Add("Cookie", $"arena_settings={cookie}");
        using var response = await browser.SendAsync(request);
        var html = await response.Content.ReadAsStringAsync();
        html.ShouldContain("data-theme=\"system\"");
        html.ShouldContain("data-undo=\"3\"");
    }

    [Fact]
    public async Task History_shows_own_battles_and_deletes_their_texts()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        (await browser.HtmlAsync("/history")).ShouldContain("You have no battles yet.");
        var id = await browser.StartBattleAsync("My <own> words", "k1");
        await browser.StartBattleAsync("Egna ord", "k2", "sv");
        web.Arena.Battles[0].Finish();
        using var vote = await browser.PostAsync($"/api/battles/{id}/vote", new { turn = 1, verdict = "right", key = "k" });
        var html = await browser.HtmlAsync("/history");
        html.ShouldContain("My &lt;own&gt; words");
        html.ShouldContain("right is better");
        html.ShouldContain("Quagga Tower 9B and Zorilla 2B");
        html.ShouldContain("Not voted");
        (await browser.HtmlAsync("/history?language=sv")).ShouldNotContain("My &lt;own&gt; words");

        using var none = await browser.SubmitAsync("/history/delete", "/history/delete");
        none.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var deleted = await browser.SubmitAsync("/history/delete", "/history/delete", ("votes", "withdraw"));
        deleted.ShouldRedirect().ShouldBe("/history?deleted=withdraw");
        web.Arena.Withdrawals.ShouldBe([true]);
        var after = await browser.HtmlAsync("/history?deleted=withdraw");
        after.ShouldContain("Your texts are deleted, and your votes are taken off the leaderboards.");
        after.ShouldContain("Text withdrawn");
        after.ShouldNotContain("words");
    }

    [Theory]
    [InlineData("/nothing-here", 404, "There is nothing at this address.")]
    [InlineData("/error/500", 404, "There is nothing at this address.")]
    [InlineData("/js/none.js", 404, "There is nothing at this address.")]
    public async Task An_unknown_address_is_a_page(string path, int status, string text)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var response = await browser.GetAsync(path);
        ((int)response.StatusCode).ShouldBe(status);
        (await response.Content.ReadAsStringAsync()).ShouldContain(text);
    }

    [Fact]
    public async Task A_fault_is_a_page_with_a_code_and_no_details()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        web.Arena.FailNext(1, () => new InvalidOperationException("secret detail"));
        using var response = await browser.GetAsync("/leaderboard");
        response.ShouldBe(HttpStatusCode.InternalServerError);
        var html = await response.Content.ReadAsStringAsync();
        html.ShouldContain("Something failed on our side.");
        html.ShouldContain("Code internal");
        html.ShouldNotContain("secret detail");
    }

    [Fact]
    public async Task Under_a_path_base_no_link_leaves_it()
    {
        await using var web = await WebArena.StartAsync(new Dictionary<string, string?> { ["ARENA_PATHBASE"] = "/arena" });
        using var browser = web.NewBrowser();
        foreach (var path in new[] { "/arena/", "/arena/leaderboard", "/arena/analytics", "/arena/contestants/heron-large", "/arena/method", "/arena/snapshots", "/arena/ledger", "/arena/integrity", "/arena/history", "/arena/about", "/arena/settings", "/arena/none" })
        {
            var html = await browser.HtmlAsync(path);
            var addresses = System.Text.RegularExpressions.Regex.Matches(html, "(?:href|src|action|formaction)=\"(/[^\"]*)\"").Select(match => match.Groups[1].Value).ToList();
            addresses.Count.ShouldBeGreaterThan(8);
            addresses.ShouldAllBe(address => address.StartsWith("/arena/", StringComparison.Ordinal));
            html.ShouldContain("data-root=\"/arena\"");
        }

        using var started = await browser.SubmitAsync("/arena/", "/arena/battle", ("language", "en"), ("prompt", "x"));
        started.ShouldRedirect().ShouldStartWith("/arena/battle/");
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
