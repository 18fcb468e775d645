using Arena.Contracts.Battles;

namespace Arena.EndToEnd.Tests.Browser.States;

/// <summary>The states of a battle without script.</summary>
internal static class PlainStates
{
    private static readonly Screen NoScript = Screen.Wide with { Script = false };

    public static IReadOnlyList<PageState> All { get; } =
    [
        new("plain-idle", stage => stage.GoAsync("/")) { Screen = NoScript },
        new("plain-refused", async stage =>
        {
            await stage.GoAsync("/");
            await stage.Tab.Page.Locator("#send").ClickAsync();
        }) { Screen = NoScript },
        new("plain-waiting", async stage =>
        {
            var battle = await stage.StartAsync();
            battle.Progress(2, 1, null);
            battle.Write(Side.Left, "The sky is");
            await stage.Tab.Page.ReloadAsync();
        }) { Screen = NoScript },
        new("plain-votable", FinishedAsync) { Screen = NoScript },
        new("plain-one-failed", async stage =>
        {
            var battle = await stage.StartAsync();
            battle.Write(Side.Left, "The sky is blue.");
            battle.Complete(Side.Left);
            battle.Fail(Side.Right);
            await stage.Tab.Page.ReloadAsync();
        }) { Screen = NoScript },
        new("plain-confirm", async stage =>
        {
            await FinishedAsync(stage);
            await stage.Tab.Verdict("left").ClickAsync();
        }) { Screen = NoScript },
        new("plain-revealed", async stage =>
        {
            await FinishedAsync(stage);
            await stage.Tab.Verdict("left").ClickAsync();
            await stage.Tab.Page.GetByText("Send the vote").ClickAsync();
        }) { Screen = NoScript },
    ];

    private static async Task FinishedAsync(Stage stage)
    {
        (await stage.StartAsync()).Finish(SampleAnswers.Left, SampleAnswers.Right);
        await stage.Tab.Page.ReloadAsync();
    }
}
