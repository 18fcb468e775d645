using System.Net;
using Arena.Contracts.Ratings;

namespace Arena.Web.Tests;

/// <summary>Votes that cannot be fitted are nobody's fault: the rest of a page stays.</summary>
public sealed class FailedFitTests
{
    private static readonly BoardFailedException TooMany = new("all: 5000 connected contestants, more than 4096.");

    [Theory]
    [InlineData("families")]
    [InlineData("head-to-head.csv")]
    [InlineData("position-bias")]
    [InlineData("rating-history")]
    public async Task Figures_that_cannot_be_fitted_say_so_as_boards_do(string name)
    {
        await using var web = await StartAsync();
        using var browser = web.NewBrowser();
        using var response = await browser.GetAsync("/api/analytics/" + name);
        (await response.ShouldBeProblemAsync(422, "board_failed")).GetProperty("detail").GetString().ShouldBe(TooMany.Message);
    }

    [Fact]
    public async Task The_charts_that_need_no_fit_are_shown_beside_those_that_failed()
    {
        await using var web = await StartAsync();
        using var browser = web.NewBrowser();

        var html = WebUtility.HtmlDecode(await browser.HtmlAsync("/analytics"));

        html.ShouldContain("424 rated votes came in between");
        html.ShouldContain("The clearest result: Heron Large");
        html.ShouldContain("<a href=\"/contestants/ibis-1b\">Ibis 1B</a>", customMessage: "the table of win rates has its rows");
        html.ShouldContain("As of vote 431: 424 rated votes. Intervals are 95 %.");
        foreach (var id in new[] { "families", "pairs", "sides", "ratings" })
        {
            html.ShouldMatch($"(?s)<section class=\"figure\" id=\"{id}\"[^>]*>\\s*<h2[^>]*>[^<]*</h2>\\s*<div class=\"problem\">.{{0,900}}these votes cannot be fitted");
        }
    }

    [Fact]
    public async Task A_contestants_page_keeps_what_needs_no_fit()
    {
        await using var web = await StartAsync();
        using var browser = web.NewBrowser();

        var html = WebUtility.HtmlDecode(await browser.HtmlAsync("/contestants/heron-large"));

        html.ShouldContain("this board cannot be computed");
        html.ShouldContain("of 154 votes did not find both answers bad");
        html.ShouldContain("This figure needs a fit, and these votes cannot be fitted.");
    }

    [Fact]
    public async Task Integrity_is_shown_with_ids_where_names_are_not_to_be_had()
    {
        await using var web = await StartAsync();
        using var browser = web.NewBrowser();
        (await browser.HtmlAsync("/integrity")).ShouldContain("heron-large");
    }

    private static async Task<WebArena> StartAsync()
    {
        var web = await WebArena.StartAsync();
        web.Arena.FitFailure = TooMany;
        web.Arena.Board = _ => throw TooMany;
        return web;
    }
}
