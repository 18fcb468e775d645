using Arena.Contracts.Battles;
using static Microsoft.Playwright.Assertions;

namespace Arena.EndToEnd.Tests.Browser.States;

/// <summary>Lines that break, and pages that are opened again.</summary>
internal static class ConnectionStates
{
    public static IReadOnlyList<PageState> All { get; } =
    [
        new("reconnecting", async stage =>
        {
            await BattleStates.StreamingAsync(stage);
            await stage.Tab.Page.RouteAsync("**/events*", route => route.AbortAsync());
            stage.Battle.CutWatches();
            await Expect(stage.Tab.Banner).ToBeVisibleAsync();
        }),
        new("offline", async stage =>
        {
            await BattleStates.StreamingAsync(stage);
            await stage.Visitor.Context.SetOfflineAsync(true);
            await Expect(stage.Tab.Banner).ToContainTextAsync("You are offline.");
        }),
        new("offline-pick", async stage =>
        {
            await VoteStates.PickAsync(stage);
            await stage.Visitor.Context.SetOfflineAsync(true);
            await stage.Tab.Page.Locator("#send-now").ClickAsync();
            await Expect(stage.Tab.Page.Locator("#saving-text")).ToContainTextAsync("You are offline.");
        }),
        new("reload-streaming", async stage =>
        {
            await BattleStates.StreamingAsync(stage);
            await stage.Tab.Page.ReloadAsync();
            await Expect(stage.Tab.Answer(Side.Right)).ToContainTextAsync("Because of the air.");
        }),
        new("reload-picked", async stage =>
        {
            await VoteStates.PickAsync(stage);
            await stage.Tab.Page.ReloadAsync();
            await Expect(stage.Tab.Undo).ToBeVisibleAsync();
        }),
        new("reload-revealed", async stage =>
        {
            await VoteStates.PickAsync(stage);
            await stage.Tab.SendPickAsync();
            await stage.Tab.Page.ReloadAsync();
            await Expect(stage.Tab.Result).ToBeVisibleAsync();
        }),
    ];
}
