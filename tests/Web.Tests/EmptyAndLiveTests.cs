using System.Net;
using System.Text.RegularExpressions;
using Arena.Contracts.Ratings;
using Arena.Contracts.Ratings.Analytics;
using Arena.Scripted;

namespace Arena.Web.Tests;

/// <summary>What pages say before there are votes, and which of their parts follow new ones.</summary>
public sealed partial class EmptyAndLiveTests
{
    private static readonly SampleAnalytics NoVotes = new()
    {
        VotesOverTime = new VotesOverTime(SampleAnalytics.Stand, false, 0, []),
        WinRates = new WinRates(SampleAnalytics.Stand, []),
        Families = new FamilyComparison(SampleAnalytics.Stand, "davidson/1", "", "", null, null, 0, [], []),
        HeadToHead = new HeadToHead(SampleAnalytics.Stand, [], []),
        PositionBias = new PositionBias(SampleAnalytics.Stand, []),
        RatingHistory = new RatingHistory(SampleAnalytics.Stand, "davidson/1", []),
    };

    [Theory]
    [InlineData("?language=fi", "No votes for Suomi yet.")]
    [InlineData("?topic=science", "No votes on the topic “science” yet.")]
    [InlineData("?language=sv&topic=science", "No votes for Svenska on the topic “science” yet.")]
    [InlineData("", "No votes yet.")]
    public async Task What_has_no_votes_is_named_exactly(string query, string expected)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        web.Arena.Board = asked => new Board("", asked.Method, "davidson/1", 0, 431, 0, []);
        web.Arena.Analytics = NoVotes;
        foreach (var page in new[] { "/leaderboard", "/analytics" })
        {
            WebUtility.HtmlDecode(await browser.HtmlAsync(page + query)).ShouldContain(expected);
        }
    }

    [Fact]
    public async Task Votes_whose_style_is_not_known_are_not_called_missing()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        web.Arena.Board = asked => new Board("all", asked.Method, "davidson+style/1", 0, 431, 0, []) { Style = new BoardStyle([], 0, 424) };

        var html = await browser.HtmlAsync("/leaderboard?style=on");

        html.ShouldContain("The style of the answers is not known for any of the 424 votes here");
        html.ShouldNotContain("No votes");
    }

    [Theory]
    [InlineData("/leaderboard?topic=typo")]
    [InlineData("/analytics?topic=typo")]
    public async Task A_topic_that_is_not_there_is_no_page(string address)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var response = await browser.GetAsync(address);
        response.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Elo_with_style_is_shown_as_what_it_is()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();

        var html = await browser.HtmlAsync("/leaderboard?method=elo&style=on");

        html.ShouldContain("Elo has no control for style");
        html.ShouldContain("<option value=\"off\" selected=\"selected\">");
        html.ShouldContain("Filters (1 active)");
        html.ShouldContain("href=\"/api/leaderboard?method=elo\"");
        web.Arena.BoardsAsked.ShouldBe([new BoardQuery(null, null, BoardMethod.Elo, false)]);
    }

    [Fact]
    public async Task Each_figure_is_live_by_itself_once_there_are_rated_votes()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();

        var html = await browser.HtmlAsync("/analytics");

        LiveIds(html).ShouldBe(["as-of", "votes", "rates", "families", "pairs", "sides", "ratings"]);
        html.ShouldContain("id=\"charts\"");
    }

    [Fact]
    public async Task Charts_are_one_live_part_until_there_are_rated_votes()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        web.Arena.Analytics = NoVotes;
        LiveIds(await browser.HtmlAsync("/analytics")).ShouldBe(["charts"]);

        web.Arena.Analytics = NoVotes with { VotesOverTime = new VotesOverTime(SampleAnalytics.Stand, false, 0, [new VotesInPeriod(new DateOnly(2026, 3, 2), 0, 0, 0, 0, 1, 0, 1)]) };
        LiveIds(await browser.HtmlAsync("/analytics")).ShouldBe(["charts", "as-of", "votes"]);
    }

    [Fact]
    public async Task A_contestants_first_votes_come_into_a_live_part()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        LiveIds(await browser.HtmlAsync("/contestants/heron-large")).ShouldBe(["tiles", "languages", "pairs", "ratings"]);

        web.Arena.Analytics = NoVotes;
        LiveIds(await browser.HtmlAsync("/contestants/heron-large")).ShouldBe(["tiles", "votes"]);
    }

    [Theory]
    [InlineData("/api/battles")]
    [InlineData("/api/battles/nothing")]
    [InlineData("/api/integrity")]
    [InlineData("/api/leaderboard")]
    [InlineData("/api/analytics/stand")]
    [InlineData("/api/languages")]
    public async Task No_answer_of_the_api_is_kept_by_a_cache(string address)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var response = await browser.GetAsync(address);
        response.Headers.CacheControl.ShouldNotBeNull().NoStore.ShouldBeTrue();
    }

    private static IEnumerable<string> LiveIds(string html) => Live().Matches(html).Select(match => match.Groups[1].Value);

    [GeneratedRegex("<[^>]* id=\"([^\"]*)\"[^>]* data-live[ =>]")]
    private static partial Regex Live();
}
