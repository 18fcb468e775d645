using Arena.Contracts.Ratings;

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
}
