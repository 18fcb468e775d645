using System.Net;
using System.Text.RegularExpressions;
using Arena.Contracts.Ratings;
using Arena.Contracts.Ratings.Analytics;
using Arena.Scripted;
using Arena.Web.Analytics;
using Arena.Web.Boards;

namespace Arena.Web.Tests;

/// <summary>The pages for those who want to know how sure the numbers are: charts, contestants, the method.</summary>
public sealed partial class ResearchPageTests
{
    [Fact]
    public async Task Every_chart_has_a_finding_with_its_uncertainty_a_table_and_its_csv()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var html = WebUtility.HtmlDecode(await browser.HtmlAsync("/analytics?language=sv"));
        html.ShouldContain("424 rated votes came in between 2 Mar 2026 and 6 Mar 2026, the most on 6 Mar 2026: 186.");
        html.ShouldContain("The clearest result: Heron Large gets 69% in Svenska (95 % interval 59% to 79%, 48 votes).");
        html.ShouldContain("Heron stands 84 points above Ibis (95 % interval of the difference +32 to +137).");
        html.ShouldContain("Heron Large stands 98 points above Ibis 1B");
        html.ShouldContain("The clearest pair: Heron Large gets 70% against Ibis 1B (95 % interval 60% to 78%, 96 votes). Of 2 pairs with 10 votes or more, 1 is open");
        html.ShouldContain("The left answer wins 54% of the decided votes (95 % interval 49% to 60%, 333 votes). The interval includes 50 %");
        html.ShouldContain("Between equal contestants the left is ahead by +17 points (−7 to +41; p = 0.16).");
        html.ShouldContain("Ibis 1B moved most: 978 (930–1026) on 2 Mar 2026, 936 (930–950) on 6 Mar 2026. The two intervals overlap");
        html.ShouldContain("12 imported votes are in no figure of this page.");
        html.ShouldContain("data-cutoff=\"431\"");
        foreach (var name in new[] { "votes-over-time", "win-rate-by-language", "families", "head-to-head", "position-bias", "rating-history" })
        {
            html.ShouldContain($"href=\"/api/analytics/{name}.csv?language=sv\"");
        }

        Details().Count(html).ShouldBe(7);
        web.Arena.AnalyticsAsked.ShouldAllBe(query => query == new AnalyticsQuery("sv", null));
    }

    [Fact]
    public async Task Without_a_script_the_tables_are_open_and_hold_what_the_charts_are_drawn_from()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var html = WebUtility.HtmlDecode(await browser.HtmlAsync("/analytics"));
        ClosedRows().Count(html).ShouldBe(1, "only the pairs' table, as the matrix is a table itself");
        html.ShouldContain("data-value=\"0.65\" data-low=\"0.55\" data-high=\"0.75\">65% (55–75)</td>");
        html.ShouldContain("data-value=\"84.2\" data-low=\"31.5\" data-high=\"136.9\">+84 (+32 to +137)</td>");
        html.ShouldContain("Borrowed is the share that is the family’s.");
        html.Split("<th scope=\"col\" class=\"number\">Borrowed</th>").Length.ShouldBe(2, "contestants borrow, families do not");
    }

    [Fact]
    public async Task The_matrix_has_shares_with_counts_and_no_colour_for_few_votes()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var html = await browser.HtmlAsync("/analytics");
        html.ShouldContain("<td class=\"heat-7\">70% · 96</td>");
        html.ShouldContain("<td class=\"heat-3\">30% · 96</td>");
        html.ShouldContain("<td class=\"heat-5\">52% · 48</td>");
        html.ShouldContain("<td class=\"thin\">7 votes</td>");
    }

    [Fact]
    public void Charts_show_the_busiest_contestants_and_count_the_others()
    {
        var names = Enumerable.Range(0, 30).Select(number => new NameState($"c{number:D2}", $"C {number}", "F", "V")).ToList();
        var pairs = new HeadToHeadState(0, names, [.. names.Skip(1).Select((name, index) => new PairRow("c00", "C 0", name.Contestant, name.Name, index + 1, 0, 0, index + 1, 0, 0.5, 0, 1))]);
        var figures = new AnalyticsFigures(null!, null!, null!, null!, pairs, null!, null!);

        figures.Shown.Count.ShouldBe(20);
        figures.LeftOut.ShouldBe(10);
        figures.Shown.ShouldContain("c00");
        figures.Shown.ShouldContain("c11");
        figures.Shown.ShouldNotContain("c10");
        new PairMatrix(pairs, figures.Shown).Contestants.Select(name => name.Contestant).First().ShouldBe("c00");
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.11, 1)]
    [InlineData(0.5, 5)]
    [InlineData(0.56, 6)]
    [InlineData(1, 9)]
    public void A_share_has_the_colour_of_its_ninth(double share, int step) => PairMatrix.Step(share).ShouldBe(step);

    [Fact]
    public async Task A_language_without_votes_is_an_empty_frame_and_an_arena_without_votes_says_what_to_do()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        EmptyFrame().Count(await browser.HtmlAsync("/analytics")).ShouldBe(1);

        web.Arena.Analytics = new SampleAnalytics
        {
            VotesOverTime = new VotesOverTime(new AnalyticsStand(0, 0), false, 0, []),
            WinRates = new WinRates(new AnalyticsStand(0, 0), []),
            Families = new FamilyComparison(new AnalyticsStand(0, 0), "davidson/1", "", "", null, null, 0, [], []),
            HeadToHead = new HeadToHead(new AnalyticsStand(0, 0), [], []),
            PositionBias = new PositionBias(new AnalyticsStand(0, 0), []),
            RatingHistory = new RatingHistory(new AnalyticsStand(0, 0), "davidson/1", []),
        };
        var html = await browser.HtmlAsync("/analytics?language=fi");
        html.ShouldContain("No votes for Suomi yet.");
        html.ShouldNotContain("<figure");
        using var unknown = await browser.GetAsync("/analytics?language=xx");
        unknown.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Votes_that_nobody_could_judge_are_the_only_chart_when_there_are_no_others()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        web.Arena.Analytics = web.Arena.Analytics with
        {
            VotesOverTime = new VotesOverTime(new AnalyticsStand(1, 0), false, 0, [new VotesInPeriod(new DateOnly(2026, 3, 2), 0, 0, 0, 0, 1, 0, 1)]),
        };
        var html = await browser.HtmlAsync("/analytics");
        html.ShouldContain("id=\"votes\"");
        html.ShouldNotContain("id=\"rates\"");
    }

    [Fact]
    public async Task A_contestants_page_tells_what_it_is_and_how_it_stands_in_each_language()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var html = WebUtility.HtmlDecode(await browser.HtmlAsync("/contestants/heron-large"));
        html.ShouldContain("<h1 translate=\"no\">Heron Large</h1>");
        html.ShouldContain("95 % interval 1011 to 1058");
        html.ShouldContain("97%</dd>");
        html.ShouldContain("of 154 votes did not find both answers bad");
        html.ShouldContain(new string('a', 64));
        html.ShouldContain("temperature 0.7, top-p 0.9, top-k 40, min-p 0, repeat penalty 1.1, at most 1024 tokens");
        html.ShouldContain("0.41 s (half of the answers: 0.30 to 0.64 s)");
        html.ShouldContain("Measured on 180 answers");
        html.ShouldContain("href=\"/contestants/heron-small\"");
        html.ShouldContain("52% (38–66)");
        html.ShouldContain("From 1022 (980–1064) on 2 Mar 2026 to 1034 (1011–1058) on 6 Mar 2026.");
        html.ShouldContain("href=\"/api/analytics/rating-history.csv?contestant=heron-large\"");
        web.Arena.BoardsAsked.Select(query => query.Language).ShouldBe([null, "en", "sv", "de"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_address_of_a_slug_leads_to_who_has_it_and_an_unknown_one_nowhere()
    {
        await using var web = await WebArena.StartAsync(new Dictionary<string, string?> { ["ARENA_PATHBASE"] = "/arena" });
        using var browser = web.NewBrowser();
        using var slug = await browser.GetAsync("/arena/contestants/heron");
        slug.ShouldRedirect().ShouldBe("/arena/contestants/heron-large");
        using var unknown = await browser.GetAsync("/arena/contestants/nobody");
        unknown.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_contestant_that_left_the_catalogue_keeps_its_page()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var html = await browser.HtmlAsync("/contestants/ibis-1b");
        html.ShouldContain("This contestant has left the catalogue.");
        html.ShouldContain("No answer was measured yet.");
    }

    [Fact]
    public async Task The_leaderboard_can_be_put_in_any_order_by_its_address()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        string[] Names(string html) => [.. RowName().Matches(html).Select(match => match.Groups[1].Value)];

        Names(await browser.HtmlAsync("/leaderboard")).ShouldBe(["Heron Large", "Heron Small", "Ibis 1B", "Jackdaw", "Kestrel"]);
        var byVotes = await browser.HtmlAsync("/leaderboard?language=sv&sort=votes&dir=asc");
        Names(byVotes).ShouldBe(["Ibis 1B", "Heron Small", "Heron Large", "Jackdaw", "Kestrel"]);
        byVotes.ShouldContain("aria-sort=\"ascending\"");
        WebUtility.HtmlDecode(byVotes).ShouldContain("href=\"/leaderboard?language=sv&sort=votes&dir=desc\"");
        WebUtility.HtmlDecode(byVotes).ShouldContain("href=\"/leaderboard?language=sv&sort=name&dir=asc\"");
        Names(await browser.HtmlAsync("/leaderboard?sort=name&dir=desc")).ShouldBe(["Ibis 1B", "Heron Small", "Heron Large", "Kestrel", "Jackdaw"]);
        Names(await browser.HtmlAsync("/leaderboard?sort=nonsense")).ShouldBe(Names(await browser.HtmlAsync("/leaderboard")));
    }

    [Fact]
    public async Task The_rows_of_a_board_are_a_file_too()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var response = await browser.GetAsync("/api/leaderboard.csv?family=ibis&method=bt");
        var lines = (await response.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldStartWith("rank,rankLow,rankHigh,contestant,name,family,variant,rating,low,high,votes,wins,losses,ties,bothBad,status,component");
        lines[1].ShouldStartWith("3,3,3,ibis-1b,Ibis 1B,Ibis,1B,936.25,930,950,24,12,6,3,3,provisional,0");
        lines.Length.ShouldBe(2);
        using var refused = await browser.GetAsync("/api/leaderboard.csv?method=odd");
        await refused.ShouldBeProblemAsync(400, "invalid_parameter");
        using var unknown = await browser.GetAsync("/api/leaderboard.csv?language=xx");
        await unknown.ShouldBeProblemAsync(422, "unknown_language");
    }

    [Fact]
    public async Task The_method_is_told_with_its_formulas_and_every_board_leads_there()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var html = await browser.HtmlAsync("/method");
        Formula().Count(html).ShouldBeGreaterThan(12);
        html.ShouldContain("e^{x/2} : e^{-x/2} : \\nu");
        foreach (var page in new[] { "/leaderboard", "/leaderboard?method=elo", "/analytics" })
        {
            (await browser.HtmlAsync(page)).ShouldContain("href=\"/method\"");
        }
    }

    [Fact]
    public async Task A_board_tells_its_other_numbers_what_style_goes_along_with_and_which_pairs_are_wanted()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        web.Arena.Board = SampleData.FullBoard;
        var html = WebUtility.HtmlDecode(await browser.HtmlAsync("/leaderboard?language=sv&style=on"));
        html.ShouldContain("<td class=\"number\">12.3</td>");
        html.ShouldContain("62%");
        html.ShouldContain("1030 (1000–1060)");
        html.ShouldContain("1028 (1005–1051)");
        html.ShouldContain("τ = 26.4 points");
        html.ShouldContain("Advantage of the left side: +4.5 points (standard error 3.0). Tie parameter ν = 0.620.");
        html.ShouldContain("clustered by 57 voters");
        html.ShouldContain("Heron Large and Jackdaw: nothing connects them yet.");
        html.ShouldContain("+22 (+13 to +30)");
        html.ShouldContain("never differs");
        html.ShouldContain("From 400 votes; the style of 24 more is not known.");
        html.ShouldContain("More votes than usual are being excluded: 40 of 200 in the last 7 days (20.0%), against 1.7% before (p < 0.0001).");
        html.ShouldContain("href=\"/integrity?language=sv\"");
    }

    [Fact]
    public async Task A_board_that_cannot_be_computed_says_why()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        web.Arena.Board = _ => throw new BoardFailedException("5,000 connected contestants are too many.");
        using var response = await browser.GetAsync("/leaderboard");
        response.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await response.Content.ReadAsStringAsync()).ShouldContain("This board cannot be computed from these votes. The program says: <span lang=\"en\">5,000 connected contestants are too many.</span>");
    }

    [Fact]
    public async Task The_ledger_tells_every_vote_in_or_out()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var html = WebUtility.HtmlDecode(await browser.HtmlAsync("/ledger"));
        html.ShouldContain("380 of 431 votes (88%) are on the boards.");
        html.ShouldContain("Voter flagged by the tests</th><td class=\"number\">40</td><td class=\"number\">9.3%</td>");
        html.ShouldContain("1 Mar 2026");
        html.ShouldNotContain("Duplicate");
    }

    [Fact]
    public async Task Integrity_names_contestants_and_no_voter()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var html = WebUtility.HtmlDecode(await browser.HtmlAsync("/integrity"));
        html.ShouldContain("2 voters with 62 votes (16.3% of all) are flagged; of all flags at most 5% are expected to be wrong.");
        html.ShouldContain("always left");
        html.ShouldContain("Of 31 voters the most active cast 11% of the votes");
        html.ShouldContain("4.8 ± 41.0");
        html.ShouldContain("812");
        html.ShouldContain("9c56cc51b374c3ba");
        html.ShouldNotContain("voter-7f3a");
        web.Arena.Integrity = null;
        (await browser.HtmlAsync("/integrity?language=sv")).ShouldContain("The first report is being computed.");
        using var unknown = await browser.GetAsync("/integrity?language=xx");
        unknown.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Two_published_boards_stand_beside_each_other()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        (await browser.HtmlAsync("/snapshots")).ShouldContain("No board has been published yet.");
        var board = SampleData.Board(new BoardQuery(null, null, BoardMethod.Davidson, false));
        web.Arena.Publish("first", board with { Votes = 400, Rows = [.. board.Rows.Take(2)] }, 0, new string('a', 64));
        web.Arena.Publish("second", board with { Rows = [board.Rows[0] with { Rating = 1100, Low = 1080, High = 1120, Votes = 230 }, board.Rows[2]] }, 1, new string('b', 64));

        var list = await browser.HtmlAsync("/snapshots");
        list.ShouldContain("href=\"/snapshots/first\"");
        list.ShouldContain("value=\"first\" selected");
        var one = await browser.HtmlAsync("/snapshots/second");
        one.ShouldContain(new string('b', 64));
        one.ShouldContain("href=\"/api/snapshots/second\"");
        var both = WebUtility.HtmlDecode(await browser.HtmlAsync("/snapshots/compare?a=first&b=second"));
        both.ShouldContain("Board A has 400 rated votes, board B 424. Contestants that can be compared: 1. The intervals of 1 of them do not overlap.");
        both.ShouldContain("1034 (1011–1058)");
        both.ShouldContain("1100 (1080–1120)");
        both.ShouldMatch("\\+66\\s*<span class=\"tag\">apart");
        both.ShouldContain("<td class=\"number\">+18</td>");
        both.ShouldContain("Heron Small");
        both.ShouldNotContain("different slices of the votes");
    }

    [Theory]
    [InlineData("/snapshots/nothing")]
    [InlineData("/snapshots/broken")]
    [InlineData("/snapshots/compare?a=nothing&b=broken")]
    [InlineData("/snapshots/compare")]
    public async Task A_snapshot_that_is_not_there_or_cannot_be_read_is_no_page(string address)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        web.Arena.SnapshotBytes["broken"] = [.. "{}"u8];
        using var response = await browser.GetAsync(address);
        response.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(900, 1100, "950,1000,1050")]
    [InlineData(1000, 1000, "1000")]
    [InlineData(995.5, 1003, "996,998,1000,1002")]
    public void Ticks_of_a_scale_are_round_and_inside(double from, double to, string expected)
    {
        var ticks = new RatingAxis(from, to).Ticks.ToList();

        ticks.ShouldAllBe(tick => tick >= from - 1 && tick <= to + 1);
        string.Join(',', ticks).ShouldBe(expected);
    }

    [GeneratedRegex("<summary>Show as table")]
    private static partial Regex Details();

    [GeneratedRegex("data-part=\"rows\">")]
    private static partial Regex ClosedRows();

    [GeneratedRegex("<section class=\"multiple bare\">")]
    private static partial Regex EmptyFrame();

    [GeneratedRegex("<th scope=\"row\" translate=\"no\"><a [^>]*>([^<]*)</a>")]
    private static partial Regex RowName();

    [GeneratedRegex("math-source math-block")]
    private static partial Regex Formula();
}
