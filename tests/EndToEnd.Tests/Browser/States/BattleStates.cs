using Arena.Contracts;
using Arena.Contracts.Battles;
using static Microsoft.Playwright.Assertions;

namespace Arena.EndToEnd.Tests.Browser.States;

/// <summary>The states of a battle's page with script.</summary>
internal static class BattleStates
{
    public static IReadOnlyList<PageState> All { get; } =
    [
        new("idle", stage => stage.GoAsync("/")),
        new("idle-phone-language", LanguageListAsync) { Screen = Screen.Phone },
        new("empty-prompt", async stage =>
        {
            await stage.GoAsync("/");
            await stage.Tab.Page.Locator("#send").ClickAsync();
        }),
        new("sending", SendingAsync),
        new("refused", async stage =>
        {
            stage.Arena.RefuseStart = new(RefusalCode.Busy, RetryAfterSeconds: 12);
            await stage.GoAsync("/");
            await stage.Tab.Prompt.FillAsync("Why is the sky blue?");
            await stage.Tab.Prompt.PressAsync("Enter");
            await Expect(stage.Tab.Page.Locator("#prompt-error")).ToContainTextAsync("All places are taken.");
        }),
        new("queued", async stage =>
        {
            (await stage.StartAsync()).Progress(2, 1, null);
            await Expect(stage.Tab.Turn().GetByText("2 battles are ahead of yours.")).ToBeVisibleAsync();
        }),
        new("loading", async stage =>
        {
            (await stage.StartAsync()).Progress(null, 2, 0.4);
            await Expect(stage.Tab.Status()).ToContainTextAsync("40%");
        }),
        new("streaming", StreamingAsync),
        new("long-prompt", async stage =>
        {
            await stage.StartAsync(string.Join(' ', Enumerable.Repeat("Explain the colour of the sky in the words of a sailor who has seen it from every latitude.", 12)));
            await Expect(stage.Tab.Act("unfold")).ToBeVisibleAsync();
        }),
        new("one-finished", OneFinishedAsync),
        new("votable", stage => stage.VotableAsync()),
        new("more-menu", async stage =>
        {
            await stage.VotableAsync();
            await stage.Tab.Turn().Locator(".more summary").ClickAsync();
        }),
        new("differences", stage => ToolAsync(stage, "differences")),
        new("raw", stage => ToolAsync(stage, "raw")),
        new("scroll-apart", stage => ToolAsync(stage, "scroll")),
        new("one-at-a-time", async stage =>
        {
            await stage.VotableAsync();
            await stage.Tab.Act("view-one").ClickAsync();
        }),
        new("shortcuts", async stage =>
        {
            await stage.VotableAsync();
            await stage.Tab.Page.Keyboard.PressAsync("?");
            await Expect(stage.Tab.Page.Locator("#keys")).ToBeVisibleAsync();
        }),
        new("stopped", async stage =>
        {
            await StreamingAsync(stage);
            await stage.Tab.Act("stop").ClickAsync();
            await stage.Tab.VotableAsync();
        }),
        new("one-failed", OneFailedAsync),
        new("both-failed", async stage =>
        {
            var battle = await stage.StartAsync();
            battle.Fail(Side.Left);
            battle.Fail(Side.Right);
            await Expect(stage.Tab.Act("retry-both")).ToBeVisibleAsync();
        }),
        new("new-attempt", async stage =>
        {
            await StreamingAsync(stage);
            stage.Battle.Restart(Side.Left);
            await Expect(stage.Tab.Pane(Side.Left).Locator("[data-part=state]")).ToHaveTextAsync("Started again");
        }),
        new("regenerating", RegeneratingAsync),
        new("regenerated", async stage =>
        {
            await RegeneratingAsync(stage);
            stage.Battle.Finish("Second left.", "Second right.");
            await stage.Tab.VotableAsync();
        }),
        new("follow-up", async stage =>
        {
            await stage.VotableAsync();
            await stage.Tab.Follow.FillAsync("And at night?");
            await stage.Tab.Follow.PressAsync("Enter");
            await Expect(stage.Tab.Turn(2)).ToBeVisibleAsync();
        }),
        .. VoteStates.All,
        .. ConnectionStates.All,
    ];

    internal static async Task StreamingAsync(Stage stage)
    {
        var battle = await stage.StartAsync();
        battle.Write(Side.Left, SampleAnswers.Left[..700]);
        battle.Write(Side.Right, SampleAnswers.Right[..120]);
        await Expect(stage.Tab.Answer(Side.Right)).ToContainTextAsync("Because of the air.");
    }

    private static async Task LanguageListAsync(Stage stage)
    {
        await stage.GoAsync("/");
        await stage.Tab.Page.Locator("#language-button").ClickAsync();
    }

    private static async Task SendingAsync(Stage stage)
    {
        await stage.GoAsync("/");
        await stage.Tab.Page.RouteAsync("**/api/battles", async route =>
        {
            await stage.Released.Task;
            await route.AbortAsync();
        });
        await stage.Tab.Prompt.FillAsync("Why is the sky blue?");
        await stage.Tab.Page.Locator("#send").ClickAsync();
        await Expect(stage.Tab.Page.Locator("#send")).ToHaveTextAsync("Sending…");
    }

    private static async Task OneFinishedAsync(Stage stage)
    {
        await stage.Visitor.StopClockAsync();
        await StreamingAsync(stage);
        stage.Battle.Complete(Side.Right);
        await Expect(stage.Tab.Pane(Side.Right).Locator("[data-part=state]")).ToHaveTextAsync("Finished");
        await stage.Tab.Page.Clock.FastForwardAsync(21_000);
        await Expect(stage.Tab.Act("stop-other")).ToBeVisibleAsync();
    }

    private static async Task OneFailedAsync(Stage stage)
    {
        var battle = await stage.StartAsync();
        battle.Write(Side.Left, SampleAnswers.Left);
        battle.Complete(Side.Left);
        battle.Write(Side.Right, "Half an");
        battle.Fail(Side.Right, AnswerFailure.Timeout);
        await Expect(stage.Tab.Pane(Side.Right)).ToContainTextAsync("This answer failed.");
    }

    private static async Task RegeneratingAsync(Stage stage)
    {
        await stage.VotableAsync();
        await stage.Tab.Turn().Locator(".more summary").ClickAsync();
        await stage.Tab.Act("again").ClickAsync();
        await Expect(stage.Tab.Answer(Side.Left)).ToBeEmptyAsync();
    }

    private static async Task ToolAsync(Stage stage, string action)
    {
        await stage.VotableAsync("The sky is blue because of air.", "The sky is blue because of the sea, or so they say.");
        await stage.Tab.Turn().Locator(".more summary").ClickAsync();
        await stage.Tab.Act(action).ClickAsync();
    }
}
