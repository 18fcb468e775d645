namespace Arena.Web.Tests;

public sealed class OpenApiTests
{
    private static readonly string[] Calls =
    [
        "/api/battles", "/api/battles/{id}", "/api/battles/{id}/events", "/api/battles/{id}/turns", "/api/battles/{id}/regenerate",
        "/api/battles/{id}/stop", "/api/battles/{id}/vote", "/api/battles/{id}/vote/notes", "/api/me/texts", "/api/arena/battle", "/api/arena/vote",
        "/api/languages", "/api/leaderboard", "/api/leaderboard.csv", "/api/ledger", "/api/integrity", "/api/snapshots", "/api/snapshots/{id}", "/api/export/votes.csv", "/api/export/votes.jsonl", "/api/export/battles.jsonl", "/api/export/arena_results.csv",
        "/api/analytics/stand", "/api/analytics/votes-over-time", "/api/analytics/votes-over-time.csv", "/api/analytics/win-rate-by-language",
        "/api/analytics/win-rate-by-language.csv", "/api/analytics/families", "/api/analytics/families.csv", "/api/analytics/head-to-head",
        "/api/analytics/head-to-head.csv", "/api/analytics/position-bias", "/api/analytics/position-bias.csv", "/api/analytics/rating-history",
        "/api/analytics/rating-history.csv",
    ];

    [Fact]
    public async Task Every_call_is_described_with_its_bodies()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var document = await browser.GetJsonAsync("/openapi/v1.json");
        var paths = document.GetProperty("paths");
        paths.EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal).ShouldBe(Calls.Order(StringComparer.Ordinal));
        var vote = paths.GetProperty("/api/battles/{id}/vote").GetProperty("post");
        vote.GetProperty("summary").GetString().ShouldBe("Votes on the last turn, once. The same key and verdict give the same receipt.");
        vote.GetProperty("responses").TryGetProperty("200", out _).ShouldBeTrue();
        var verdicts = document.GetProperty("components").GetProperty("schemas").GetProperty("Verdict").GetProperty("enum");
        verdicts.EnumerateArray().Select(verdict => verdict.GetString()).OfType<string>().ShouldBe(["left", "right", "tie", "both_bad", "cannot_judge"]);
    }
}
