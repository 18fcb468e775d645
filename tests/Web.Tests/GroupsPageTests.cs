using System.Net;
using Arena.Contracts.Ratings;
using Arena.Contracts.Ratings.Analytics;
using Arena.Scripted;
using Arena.Web.Analytics;
using Arena.Web.Snapshots;
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

    [Theory]
    [InlineData("", "In group 1, 2 contestants could be first: the votes cannot tell them apart. 2 contestants of other groups cannot be compared with group 1.  424 votes")]
    [InlineData("?sort=name", "In group 1, 2 contestants could be first")]
    [InlineData("?family=Jackdaw", "4 contestants of other families are not shown here; ranks are those of the whole board.")]
    [InlineData("?family=Jackdaw", "Group 2</h2>")]
    public async Task A_board_of_several_groups_speaks_of_the_first_one_and_names_each(string query, string expected)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        (await browser.HtmlAsync("/leaderboard" + query)).ShouldContain(expected);
    }

    [Fact]
    public async Task A_board_of_one_group_does_not_speak_of_groups()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        web.Arena.Board = query => SampleData.Board(query) is var board ? board with { Components = 1, Rows = [board.Rows[0] with { RankHigh = 1 }, board.Rows[2]] } : board;

        var html = await browser.HtmlAsync("/leaderboard");

        html.ShouldContain("Heron Large is ahead of all others.");
        html.ShouldNotContain("roup 1");
        (await browser.HtmlAsync("/contestants/heron-large")).ShouldNotContain("within group");
    }

    [Fact]
    public async Task A_contestant_says_in_which_group_its_ranks_are()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        web.Arena.Board = query => SampleData.Board(query) is var board ? board with { Rows = [board.Rows[0] with { Component = 1 }] } : board;

        var html = await browser.HtmlAsync("/contestants/heron-large");

        html.ShouldContain("within group 2 of 2, which no battle links");
        html.ShouldContain("<span class=\"meta\">Group 2</span>");
    }

    [Fact]
    public async Task Who_moved_to_another_group_between_two_snapshots_has_no_difference()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var board = SampleData.Board(new BoardQuery(null, null, BoardMethod.Davidson, false));
        web.Arena.Publish("before", board, 0, new string('a', 64));
        web.Arena.Publish("after", board with { Rows = [.. board.Rows.Select(row => row with { Component = 0, Rating = row.Component == 1 ? 700 : row.Rating, Low = row.Low - 300, High = row.High - 300 })] }, 1, new string('b', 64));

        var html = WebUtility.HtmlDecode(await browser.HtmlAsync("/snapshots/compare?a=before&b=after"));

        html.ShouldContain("Contestants that can be compared: 3. The intervals of 3 of them do not overlap.");
        html.ShouldMatch(">Jackdaw</a></th>(\\s*<td class=\"number\">[^<]*</td>){4}\\s*<td class=\"number\">–\\s*<span class=\"tag\">other group on A</span>");
        html.ShouldContain("Group 1 of board B</h2>");
    }

    [Fact]
    public async Task Boards_without_a_contestant_in_common_or_of_two_slices_show_no_difference()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var board = SampleData.Board(new BoardQuery(null, null, BoardMethod.Davidson, false));
        web.Arena.Publish("sv", board with { Name = "language:sv" }, 0, new string('a', 64));
        web.Arena.Publish("en", board with { Name = "language:en", Rows = [.. board.Rows.Select(row => row with { Low = 1, High = 2 })] }, 0, new string('b', 64));
        web.Arena.Publish("one", board with { Rows = [board.Rows[0]] }, 0, new string('a', 64));
        web.Arena.Publish("other", board with { Rows = [board.Rows[1]] }, 1, new string('b', 64));

        foreach (var (a, b) in new[] { ("sv", "en"), ("one", "other") })
        {
            var html = WebUtility.HtmlDecode(await browser.HtmlAsync($"/snapshots/compare?a={a}&b={b}"));
            html.ShouldContain("No contestant has intervals on both boards that can be compared.");
            html.ShouldNotContain(">apart</span>");
        }
    }

    [Fact]
    public async Task The_two_newest_boards_of_one_kind_are_chosen_first()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var board = SampleData.Board(new BoardQuery(null, null, BoardMethod.Davidson, false));
        foreach (var (id, name, day) in new[] { ("all-1", "all", 0), ("sv-1", "language:sv", 0), ("all-2", "all", 1), ("en-2", "language:en", 1) })
        {
            web.Arena.Publish(id, board with { Name = name }, day, new string('a', 64));
        }

        var html = await browser.HtmlAsync("/snapshots");

        html.ShouldMatch("(?s)<select id=\"a\".*value=\"all-1\" selected.*</select>.*<select id=\"b\".*value=\"all-2\" selected");
    }

    [Fact]
    public async Task Published_boards_are_listed_by_slice_and_no_more_than_a_page_of_them()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var board = SampleData.Board(new BoardQuery(null, null, BoardMethod.Davidson, false));
        web.Arena.Publish("sv-1", board with { Name = "language:sv" }, 0, new string('a', 64));
        for (var day = 1; day <= SnapshotsPage.Most + 1; day++)
        {
            web.Arena.Publish($"all-{day}", board, day, new string('b', 64));
        }

        var all = await browser.HtmlAsync("/snapshots");
        all.ShouldContain("href=\"/snapshots/all-101\"");
        all.ShouldNotContain("href=\"/snapshots/all-1\"");
        all.ShouldContain("2 older snapshots are in the JSON below.");
        var swedish = await browser.HtmlAsync("/snapshots?board=language:sv");
        swedish.ShouldContain("href=\"/snapshots/sv-1\"");
        swedish.ShouldNotContain("href=\"/snapshots/all-");
        swedish.ShouldContain("<option value=\"language:sv\" selected=\"selected\">");
    }

    private static PastRating Past(int day, int component, double rating, double low, double high) =>
        new(new DateOnly(2026, 3, day), day, "heron-large", "Heron Large", component, new Interval(rating, low, high), 60);
}
