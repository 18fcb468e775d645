using Arena.Contracts.Ratings;
using Arena.Scripted;

namespace Arena.Web.Tests;

public sealed class BoardsApiTests
{
    [Fact]
    public async Task The_board_of_everything_is_the_default()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var board = await browser.GetJsonAsync("/api/leaderboard");
        web.Arena.BoardsAsked.ShouldBe([new BoardQuery(null, null, BoardMethod.Davidson, false)]);
        board.GetProperty("method").GetString().ShouldBe("davidson");
        board.GetProperty("methodVersion").GetString().ShouldBe("davidson/1");
        board.GetProperty("votes").GetInt32().ShouldBe(424);
        board.GetProperty("voteCutoff").GetInt64().ShouldBe(431);
        board.GetProperty("components").GetInt32().ShouldBe(2);
        var row = board.GetProperty("rows")[0];
        row.GetProperty("contestant").GetString().ShouldBe("heron-large");
        row.GetProperty("rankHigh").GetInt32().ShouldBe(2);
        row.GetProperty("rating").GetDouble().ShouldBe(1034.25);
        row.GetProperty("status").GetString().ShouldBe("established");
        board.GetProperty("rows")[4].TryGetProperty("low", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("?method=bt&style=on", BoardMethod.BradleyTerry, true)]
    [InlineData("?method=elo&style=off", BoardMethod.Elo, false)]
    [InlineData("?method=davidson", BoardMethod.Davidson, false)]
    public async Task Method_and_style_are_passed_on(string query, BoardMethod method, bool style)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        (await browser.GetJsonAsync("/api/leaderboard" + query)).GetProperty("method").GetString().ShouldBe(method == BoardMethod.BradleyTerry ? "bt" : method.ToString().ToLowerInvariant());
        web.Arena.BoardsAsked.ShouldBe([new BoardQuery(null, null, method, style)]);
    }

    [Theory]
    [InlineData("?method=glicko", 400, "invalid_parameter")]
    [InlineData("?style=maybe", 400, "invalid_parameter")]
    [InlineData("?language=xx", 422, "unknown_language")]
    [InlineData("?topic=typo", 422, "unknown_topic")]
    [InlineData("?method=elo&style=on", 400, "invalid_parameter")]
    public async Task A_board_that_cannot_be_is_refused(string query, int status, string code)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var response = await browser.GetAsync("/api/leaderboard" + query);
        await response.ShouldBeProblemAsync(status, code);
        web.Arena.BoardsAsked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_family_keeps_its_ranks_on_the_whole_board()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var board = await browser.GetJsonAsync("/api/leaderboard?family=ibis&language=sv&topic=science");
        board.GetProperty("rows").GetArrayLength().ShouldBe(1);
        board.GetProperty("rows")[0].GetProperty("rank").GetInt32().ShouldBe(3);
        board.GetProperty("votes").GetInt32().ShouldBe(424);
        web.Arena.BoardsAsked.ShouldBe([new BoardQuery("sv", "science", BoardMethod.Davidson, false)]);
    }

    [Fact]
    public async Task Languages_come_in_catalogue_order_with_their_prompts()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var languages = await browser.GetJsonAsync("/api/languages");
        languages.EnumerateArray().Select(language => language.GetProperty("code").GetString()).ShouldBe(["en", "sv", "fi", "de"]);
        var swedish = languages[1];
        swedish.GetProperty("nativeName").GetString().ShouldBe("Svenska");
        swedish.GetProperty("contestants").GetInt32().ShouldBe(3);
        swedish.GetProperty("votes").GetInt32().ShouldBe(96);
        swedish.GetProperty("prompts")[0].ToString().ShouldBe("""{"id":"sv-1","text":"Förklara fotosyntes för ett barn.","topic":"science"}""");
    }

    [Fact]
    public async Task What_stands_beside_a_board_comes_with_it()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        web.Arena.Board = query =>
        {
            var board = SampleData.Board(query);
            return board with
            {
                Groups = [new BoardGroup(0, 3, 400, true, 1, 3.5, 1.25, 0.62, 0.05, 2.9, 31) { SeatPenalised = true }],
                Wanted = [new WantedPair("heron-large", "jackdaw", WantedPair.NoVotes)],
                Style = new BoardStyle([new StyleEffect("length", 22.5, 3, 0.01, 0.3) { Low = 16, High = 29 }], 390, 34),
                Tau = 26,
                Exclusions = SampleData.Alarm,
                Rows = [board.Rows[0] with { Se = 12, BestShare = 0.7, Tier = 1, PairWeighted = new OtherRating(1030, 1000, 1060), Shrunken = new ShrunkenRating(1020, 990, 1050, 0.4) }],
            };
        };

        var shown = await browser.GetJsonAsync("/api/leaderboard?style=on&language=sv");

        shown.GetProperty("groups")[0].ToString().ShouldBe(
            """{"component":0,"contestants":3,"votes":400,"stronglyConnected":true,"penalised":1,"seat":3.5,"seatSe":1.25,"nu":0.62,"logNuSe":0.05,"criticalValue":2.9,"voters":31,"seatPenalised":true,"nuPenalised":false}""");
        shown.GetProperty("wanted")[0].ToString().ShouldBe("""{"a":"heron-large","b":"jackdaw","reason":"no_votes"}""");
        shown.GetProperty("style").ToString().ShouldBe(
            """{"votes":390,"unknown":34,"effects":[{"feature":"length","points":22.5,"se":3,"mean":0.01,"sd":0.3,"low":16,"high":29}]}""");
        shown.GetProperty("tau").GetDouble().ShouldBe(26);
        shown.GetProperty("exclusions").GetProperty("raised").GetBoolean().ShouldBeTrue();
        var row = shown.GetProperty("rows")[0];
        row.GetProperty("pairWeighted").ToString().ShouldBe("""{"rating":1030,"low":1000,"high":1060}""");
        row.GetProperty("shrunken").ToString().ShouldBe("""{"rating":1020,"low":990,"high":1050,"borrowed":0.4}""");
    }

    [Fact]
    public async Task A_board_that_cannot_be_fitted_says_why()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        web.Arena.Board = _ => throw new BoardFailedException("all: 5000 connected contestants, more than 4096.");

        using var response = await browser.GetAsync("/api/leaderboard");

        await response.ShouldBeProblemAsync(422, "board_failed");
    }

    [Fact]
    public async Task The_ledger_tells_every_vote_in_or_out()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();

        var ledger = await browser.GetJsonAsync("/api/ledger");

        ledger.GetProperty("voteCutoff").GetInt64().ShouldBe(431);
        ledger.GetProperty("counted").GetInt32().ShouldBe(380);
        ledger.GetProperty("out").GetProperty("fraud_flag").GetInt32().ShouldBe(40);
        ledger.GetProperty("days")[0].ToString().ShouldBe("""{"date":"2026-03-01","votes":431,"counted":380,"out":{"fraud_flag":40}}""");
        ledger.GetProperty("alarm").GetProperty("pValue").GetDouble().ShouldBe(1.5e-9);
    }

    [Fact]
    public async Task Flagged_voters_are_named_to_operators_only()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();

        var open = await browser.GetJsonAsync("/api/integrity");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/integrity");
        request.Headers.Authorization = new("Bearer", File.ReadAllText(Path.Combine(web.DataFolder, "admin.token")).Trim());
        using var response = await browser.SendAsync(request);
        var full = await response.JsonAsync();

        open.GetProperty("flaggedVoters").GetInt32().ShouldBe(2);
        open.GetProperty("flaggedVotes").GetInt32().ShouldBe(62);
        open.GetProperty("flaggedByKind").GetProperty("always_left").GetInt32().ShouldBe(1);
        open.ToString().ShouldNotContain("voter-7f3a");
        full.GetProperty("flags")[0].GetProperty("voter").GetString().ShouldBe("voter-7f3a");
        open.ToString().ShouldNotContain("voter-19bc");
        full.GetProperty("repeats")[1].GetProperty("voter").GetString().ShouldBe("voter-19bc");
        full.GetProperty("neighbours")[0].GetProperty("votesNeeded").GetInt64().ShouldBe(812);
        open.GetProperty("ties").ToString().ShouldBe("""{"davidson":731.5,"raoKupper":744.25,"preferred":"davidson","largestMove":6.75}""");
    }

    [Fact]
    public async Task A_report_that_is_still_computed_is_asked_for_again()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        web.Arena.Integrity = null;

        using var response = await browser.GetAsync("/api/integrity");

        await response.ShouldBeProblemAsync(503, "retry");
        response.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_snapshot_comes_in_the_bytes_it_was_published_in()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        web.Arena.Snapshots = [new SnapshotInfo("20260301T120000Z-all-davidson", new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), "all", "davidson/1", 380, 431, "ab", "cd")];
        web.Arena.SnapshotBytes["20260301T120000Z-all-davidson"] = [.. "{ \"format\":1}\n"u8];

        var list = await browser.GetJsonAsync("/api/snapshots");
        using var one = await browser.GetAsync("/api/snapshots/20260301T120000Z-all-davidson");
        using var none = await browser.GetAsync("/api/snapshots/other");

        list[0].GetProperty("votesHash").GetString().ShouldBe("cd");
        (await one.Content.ReadAsStringAsync()).ShouldBe("{ \"format\":1}\n");
        one.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        await none.ShouldBeProblemAsync(404, "not_found");
    }
}
