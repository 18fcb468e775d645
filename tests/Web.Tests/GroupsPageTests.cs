using System.Net;
using Arena.Contracts.Ratings.Analytics;
using Arena.Scripted;
using Arena.Web.Analytics;
using Arena.Web.Texts;

namespace Arena.Web.Tests;

/// <summary>What pages say of groups of contestants that no battle links.</summary>
public sealed class GroupsPageTests
{
    private static readonly Findings Findings = new(TextCatalog.Read("en"), code => code);

    [Fact]
    public async Task A_contestant_of_a_smaller_group_has_its_history_there()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        web.Arena.Analytics = web.Arena.Analytics with
        {
            RatingHistory = new RatingHistory(SampleAnalytics.Stand, "davidson/1", [Past(2, 1, 1010, 990, 1030), Past(6, 1, 1060, 1040, 1080)]),
        };

        var html = WebUtility.HtmlDecode(await browser.HtmlAsync("/contestants/heron-large"));

        html.ShouldContain("From 1010 (990–1030) on 2 Mar 2026 to 1060 (1040–1080) on 6 Mar 2026. The two intervals do not overlap.");
        html.ShouldContain("<tr data-id=\"heron-large\">");
    }

    [Fact]
    public void A_history_is_told_within_the_last_group_only()
    {
        var history = new RatingHistoryState(431, "davidson/1", [PastRatingRow.Of(Past(2, 1, 1200, 1190, 1210)), PastRatingRow.Of(Past(6, 0, 900, 890, 910))]);

        Findings.Ratings(history).ShouldBe("Comparable ratings are of one day only, so there is no history yet.");
    }

    [Fact]
    public void A_history_without_ratings_says_so() =>
        Findings.Ratings(new RatingHistoryState(0, "davidson/1", [])).ShouldBe("No rating has been computed yet.");

    private static PastRating Past(int day, int component, double rating, double low, double high) =>
        new(new DateOnly(2026, 3, day), day, "heron-large", "Heron Large", component, new Interval(rating, low, high), 60);
}
