using static Microsoft.Playwright.Assertions;

namespace Arena.EndToEnd.Tests.Browser.States;

/// <summary>From the pick to the names.</summary>
internal static class VoteStates
{
    public static IReadOnlyList<PageState> All { get; } =
    [
        new("unopened", async stage =>
        {
            await stage.VotableAsync();
            await stage.Tab.Verdict("left").ClickAsync();
            await Expect(stage.Tab.Page.Locator("#unopened")).ToBeVisibleAsync();
        }) { Screen = Screen.Phone },
        new("picked", PickAsync),
        // The time to undo never ends here.
        new("picked-counting", async stage =>
        {
            await stage.Tab.Page.AddInitScriptAsync("const later = setTimeout; setTimeout = (run, time, ...more) => (time > 7_000 ? 0 : later(run, time, ...more))");
            await stage.VotableAsync();
            await stage.Tab.PickAsync("tie");
        }) { Settings = "undo=8" },
        new("saving", async stage =>
        {
            await PickAsync(stage);
            await stage.Tab.Page.RouteAsync("**/vote", async route =>
            {
                await stage.Released.Task;
                await route.AbortAsync();
            });
            await stage.Tab.Page.Locator("#send-now").ClickAsync();
            await Expect(stage.Tab.Page.Locator("#saving-text")).ToHaveTextAsync("Saving your vote…");
        }),
        new("save-failed", async stage =>
        {
            await PickAsync(stage);
            await stage.Tab.Page.RouteAsync("**/vote", route => route.AbortAsync());
            await stage.Tab.Page.Locator("#send-now").ClickAsync();
            await Expect(stage.Tab.Page.Locator("#save-again")).ToBeVisibleAsync();
        }),
        new("vote-refused", async stage =>
        {
            await PickAsync(stage);
            await stage.Tab.Page.RouteAsync("**/vote", route => route.FulfillAsync(new()
            {
                Status = 409, ContentType = "application/problem+json", Body = """{"title":"Conflict","status":409,"code":"stale_turn"}""",
            }));
            await stage.Tab.Page.Locator("#send-now").ClickAsync();
            await Expect(stage.Tab.Page.Locator("#vote-error")).ToContainTextAsync("The answers have changed");
        }),
        new("revealed", stage => RevealedAsync(stage, "left")),
        new("revealed-cannot-judge", stage => RevealedAsync(stage, "cannot_judge")),
        new("reasons-saved", async stage =>
        {
            await RevealedAsync(stage, "both_bad");
            await stage.Tab.Page.GetByLabel("Off topic").CheckAsync();
            await stage.Tab.Page.Locator("#comment").FillAsync("Neither says what a sailor would say.");
            await stage.Tab.Page.GetByText("Send reasons").ClickAsync();
            await Expect(stage.Tab.Page.GetByText("Your reasons are saved.")).ToBeVisibleAsync();
        }),
        new("already-voted", async stage =>
        {
            await PickAsync(stage);
            await VoteElsewhereAsync(stage);
            await stage.Tab.SendPickAsync();
            await Expect(stage.Tab.Result).ToContainTextAsync("This battle was already rated");
        }),
        new("second-tab", async stage =>
        {
            await stage.VotableAsync();
            var first = await stage.SecondTabAsync();
            await stage.Tab.VotableAsync();
            await first.PickAsync("right");
            await first.SendPickAsync();
            await Expect(stage.Tab.Result).ToContainTextAsync("Your vote is saved");
        }),
    ];

    internal static async Task PickAsync(Stage stage)
    {
        await stage.VotableAsync();
        await stage.Tab.PickAsync("left");
    }

    private static async Task RevealedAsync(Stage stage, string verdict)
    {
        await stage.VotableAsync();
        await stage.Tab.PickAsync(verdict);
        await stage.Tab.SendPickAsync();
    }

    private static async Task VoteElsewhereAsync(Stage stage) =>
        await stage.Visitor.Context.APIRequest.PostAsync($"{stage.Visitor.Address}/api/battles/{stage.Battle.Id}/vote", new()
        {
            DataObject = new { turn = 1, verdict = "tie", key = "another-key" },
        });
}
