using Arena.Contracts.Ratings;
using Arena.Scripted;
using static Microsoft.Playwright.Assertions;

namespace Arena.EndToEnd.Tests.Browser.States;

/// <summary>Every page that is not a battle.</summary>
internal static class OtherStates
{
    public static IReadOnlyList<PageState> All { get; } =
    [
        new("leaderboard", stage => stage.GoAsync("/leaderboard")),
        new("leaderboard-filtered", stage => stage.GoAsync("/leaderboard?language=sv&family=Heron")),
        new("leaderboard-empty", stage =>
        {
            stage.Arena.Board = query => new Board("fi", query.Method, "davidson/1", 0, 0, 0, []);
            return stage.GoAsync("/leaderboard?language=fi");
        }),
        new("leaderboard-elo-style", stage => stage.GoAsync("/leaderboard?method=elo&style=on&family=Kestrel")),
        new("leaderboard-failed", stage =>
        {
            stage.Arena.Board = _ => throw new BoardFailedException("all: 5000 connected contestants, more than 4096.");
            return stage.GoAsync("/leaderboard");
        }),
        new("leaderboard-unknown", stage => stage.GoAsync("/leaderboard?method=odd")),
        new("analytics", async stage =>
        {
            await stage.GoAsync("/analytics");
            await Expect(stage.Tab.Page.Locator("#ratings svg[role=img]")).ToHaveCountAsync(1);
        }),
        new("analytics-failed", async stage =>
        {
            stage.Arena.FitFailure = new BoardFailedException("all: 5000 connected contestants, more than 4096.");
            await stage.GoAsync("/analytics");
            await Expect(stage.Tab.Page.Locator(".problem")).ToHaveCountAsync(4);
        }),
        new("analytics-tables", async stage =>
        {
            await stage.GoAsync("/analytics");
            await stage.Tab.Page.Locator("#votes summary").ClickAsync();
            await stage.Tab.Page.Locator("#families summary").First.ClickAsync();
        }),
        new("contestant", async stage =>
        {
            await stage.GoAsync("/leaderboard");
            await stage.Tab.Page.GetByText("Heron Large").First.ClickAsync();
            await Expect(stage.Tab.Page.Locator("#ratings svg[role=img]")).ToHaveCountAsync(1);
        }),
        new("leaderboard-numbers", async stage =>
        {
            stage.Arena.Board = query => SampleData.FullBoard(query);
            await stage.GoAsync("/leaderboard?language=sv&style=on&sort=name");
            await stage.Tab.Page.Locator("details.rows summary").First.ClickAsync();
        }),
        new("contestant-gone", stage => stage.GoAsync("/contestants/ibis-1b")),
        new("ledger", stage => stage.GoAsync("/ledger")),
        new("integrity", stage => stage.GoAsync("/integrity")),
        new("snapshots-empty", stage => stage.GoAsync("/snapshots")),
        new("snapshots", stage =>
        {
            stage.Arena.PublishTwo();
            return stage.GoAsync("/snapshots");
        }),
        new("snapshot", stage =>
        {
            stage.Arena.PublishTwo();
            return stage.GoAsync("/snapshots/second");
        }),
        new("snapshots-compared", stage =>
        {
            stage.Arena.PublishTwo();
            return stage.GoAsync("/snapshots/compare?a=first&b=second");
        }),
        new("method", async stage =>
        {
            await stage.GoAsync("/method");
            await Expect(stage.Tab.Page.Locator(".formula math").First).ToBeVisibleAsync();
        }),
        new("history-empty", stage => stage.GoAsync("/history")),
        new("history", async stage =>
        {
            await stage.StartAsync("Förklara fotosyntes för ett barn.");
            await stage.VotableAsync();
            await stage.Tab.PickAsync("right");
            await stage.Tab.SendPickAsync();
            await stage.GoAsync("/history");
        }),
        new("history-filtered", async stage =>
        {
            await stage.StartAsync();
            await stage.GoAsync("/history?q=nothing+like+it");
        }),
        new("history-delete", stage => stage.GoAsync("/history/delete")),
        new("history-deleted", async stage =>
        {
            await stage.StartAsync();
            await stage.GoAsync("/history/delete");
            await stage.Tab.Page.Locator("main button[type=submit]").ClickAsync();
            await Expect(stage.Tab.Page.Locator(".saved")).ToBeVisibleAsync();
        }),
        new("about", stage => stage.GoAsync("/about")),
        new("answers", stage => stage.GoAsync("/answers")),
        new("answers-prompt", stage => stage.GoAsync("/answers/sv/sv-1")),
        new("settings", stage => stage.GoAsync("/settings")),
        new("settings-saved", async stage =>
        {
            await stage.GoAsync("/settings");
            await stage.Tab.Page.Locator("main button[type=submit]").ClickAsync();
            await Expect(stage.Tab.Page.Locator(".saved")).ToBeVisibleAsync();
        }),
        new("phone-menu", async stage =>
        {
            await stage.GoAsync("/about");
            await stage.Tab.Page.Locator("#menu-button").ClickAsync();
        }) { Screen = Screen.Phone },
        new("not-found", stage => stage.GoAsync("/nothing-here")),
        new("battle-not-found", stage => stage.GoAsync("/battle/01ARENATEST000000000000009")),
        new("fault", stage =>
        {
            stage.Arena.FailNext(1, () => new InvalidOperationException("a planned fault"));
            return stage.GoAsync("/leaderboard");
        }),
    ];
}
