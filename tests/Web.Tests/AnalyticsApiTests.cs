using System.Net;
using System.Text.Json;
using Arena.Contracts.Ratings.Analytics;

namespace Arena.Web.Tests;

public sealed class AnalyticsApiTests
{
    [Theory]
    [InlineData("votes-over-time", """{"from":"2026-03-02","rated":90,"left":40,"right":30,"tie":12,"bothBad":8,"cannotJudge":3,"excluded":1,"voters":21}""", 3)]
    [InlineData("win-rate-by-language", """{"language":"en","contestant":"heron-large","name":"Heron Large","family":"Heron","votes":100,"wins":60,"losses":30,"ties":8,"bothBad":2,"voters":17,"share":0.65,"shareLow":0.55,"shareHigh":0.75,"acceptable":0.98,"acceptableLow":0.93,"acceptableHigh":1}""", 6)]
    [InlineData("families", """{"kind":"family","name":"Heron","family":"Heron","contestants":2,"votes":210,"wins":120,"losses":60,"ties":20,"bothBad":10,"effect":84.2,"effectLow":31.5,"effectHigh":136.9,"provisional":false}""", 5)]
    [InlineData("head-to-head", """{"one":"heron-large","oneName":"Heron Large","other":"heron-small","otherName":"Heron Small","votes":48,"wins":20,"losses":18,"ties":6,"bothBad":4,"share":0.520833,"shareLow":0.384,"shareHigh":0.655}""", 3)]
    [InlineData("position-bias", """{"language":"all","decided":333,"left":181,"right":152,"ties":71,"leftShare":0.543544,"leftShareLow":0.49,"leftShareHigh":0.596,"advantage":17.2,"advantageLow":-6.5,"advantageHigh":40.9,"pValue":0.155}""", 3)]
    [InlineData("rating-history", """{"day":"2026-03-02","cutoff":94,"contestant":"heron-large","name":"Heron Large","component":0,"rating":1022,"low":980,"high":1064,"votes":60}""", 4)]
    public async Task Every_chart_has_its_rows_as_json_and_the_same_rows_as_csv(string name, string first, int count)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var answer = await browser.GetJsonAsync($"/api/analytics/{name}");
        answer.GetProperty("voteCutoff").GetInt64().ShouldBe(431);
        var rows = answer.GetProperty("rows").EnumerateArray().ToList();
        rows.Count.ShouldBe(count);
        rows[0].GetRawText().ShouldBe(first);

        foreach (var address in new[] { $"/api/analytics/{name}.csv", $"/api/analytics/{name}?format=csv" })
        {
            using var response = await browser.GetAsync(address);
            response.ShouldBe(HttpStatusCode.OK);
            response.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
            response.Content.Headers.ContentDisposition!.FileName.ShouldBe($"{name}.csv");
            var lines = (await response.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            var columns = lines[0].Split(',');
            lines.Length.ShouldBe(count + 1);
            rows.Zip(lines.Skip(1)).ShouldAllBe(pair => IsSame(columns, pair.First, pair.Second));
        }
    }

    [Fact]
    public async Task A_contestant_says_what_it_borrows_from_its_family()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var rows = (await browser.GetJsonAsync("/api/analytics/families")).GetProperty("rows").EnumerateArray().ToList();
        rows[2].GetRawText().ShouldEndWith(""""provisional":false,"shrunken":1048.5,"shrunkenLow":1020.25,"shrunkenHigh":1076.75,"borrowed":0.125}"""");
        rows[0].TryGetProperty("borrowed", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task The_filter_reaches_the_grain()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        await browser.GetJsonAsync("/api/analytics/families?language=sv&topic=science&format=json");
        await browser.GetJsonAsync("/api/analytics/families?language=all&topic=");
        web.Arena.AnalyticsAsked.ShouldBe([new AnalyticsQuery("sv", "science"), new AnalyticsQuery(null, null)]);
    }

    [Fact]
    public async Task A_history_can_be_that_of_one_contestant()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var rows = (await browser.GetJsonAsync("/api/analytics/rating-history?contestant=ibis-1b")).GetProperty("rows").EnumerateArray().ToList();
        rows.Count.ShouldBe(2);
        rows.ShouldAllBe(row => row.GetProperty("contestant").GetString() == "ibis-1b");
    }

    [Theory]
    [InlineData("win-rate-by-language", 2)]
    [InlineData("head-to-head", 2)]
    public async Task The_rows_of_one_contestant_are_a_file_that_its_page_links(string name, int count)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var response = await browser.GetAsync($"/api/analytics/{name}.csv?contestant=ibis-1b");
        var lines = (await response.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(1 + count);
        lines.Skip(1).ShouldAllBe(line => line.Contains("ibis-1b"));
        (await browser.HtmlAsync("/contestants/ibis-1b")).ShouldContain($"href=\"/api/analytics/{name}.csv?contestant=ibis-1b\"");
    }

    [Theory]
    [InlineData("position-bias?format=xml", 400, "invalid_parameter")]
    [InlineData("position-bias.csv?language=xx", 422, "unknown_language")]
    [InlineData("families?topic=typo", 422, "unknown_topic")]
    [InlineData("nothing", 404, "not_found")]
    public async Task What_cannot_be_answered_is_refused(string address, int status, string code)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var response = await browser.GetAsync("/api/analytics/" + address);
        await response.ShouldBeProblemAsync(status, code);
    }

    [Fact]
    public async Task An_open_page_can_ask_whether_anything_changed()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        (await browser.GetJsonAsync("/api/analytics/stand")).ToString().ShouldBe("""{"voteCutoff":431,"exclusions":3}""");
    }

    // No cell of the sample holds a comma.
    private static bool IsSame(string[] columns, JsonElement row, string line)
    {
        var cells = line.Split(',');
        return cells.Length == columns.Length && columns.Zip(cells).All(pair => row.TryGetProperty(pair.First, out var value) ? value.ToString() == pair.Second.Replace("true", "True", StringComparison.Ordinal).Replace("false", "False", StringComparison.Ordinal) : pair.Second.Length == 0)
            && row.EnumerateObject().All(property => columns.Contains(property.Name));
    }
}
