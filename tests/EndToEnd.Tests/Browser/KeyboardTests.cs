using Arena.Contracts.Battles;
using Arena.EndToEnd.Tests.Browser.States;
using static Microsoft.Playwright.Assertions;

namespace Arena.EndToEnd.Tests.Browser;

public sealed class KeyboardTests(Chromium chromium, SharedSite shared) : BrowserTests(chromium), IClassFixture<SharedSite>
{
    [BrowserFact]
    public async Task A_whole_battle_by_keyboard_alone()
    {
        await using var stage = await Stage.OpenAsync(shared.Site);
        await stage.GoAsync("/");
        var (tab, keys) = (stage.Tab, stage.Tab.Page.Keyboard);
        await keys.PressAsync("/");
        (await tab.FocusedAsync()).ShouldBe("prompt");
        await keys.TypeAsync("1234?/n");
        (await tab.Prompt.InputValueAsync()).ShouldBe("1234?/n");
        await keys.PressAsync("Shift+Enter");
        await keys.TypeAsync("and more");
        await keys.PressAsync("Enter");
        await Expect(tab.Turn()).ToBeVisibleAsync();
        var battle = stage.Arena.Battles.Single(one => tab.Page.Url.EndsWith(one.Id.Value, StringComparison.Ordinal));
        await Expect(tab.Turn().Locator("[data-part=prompt]")).ToHaveTextAsync("1234?/n\nand more");
        battle.Finish();
        await tab.VotableAsync();

        await keys.PressAsync("3");
        await Expect(tab.Page.Locator("#held-text")).ToHaveTextAsync("Right is better. Not sent yet.");
        await keys.PressAsync("Escape");
        await Expect(tab.Undo).ToBeHiddenAsync();
        (await tab.Page.EvaluateAsync<string>("document.activeElement.value")).ShouldBe("right");
        await keys.PressAsync("Numpad1");
        await Expect(tab.Page.Locator("#held-text")).ToHaveTextAsync("Left is better. Not sent yet.");
        (await tab.FocusedAsync()).ShouldBe("undo");
        battle.Votes.ShouldBeEmpty();

        // The same key sends at once, after the moment in which keys mean nothing.
        await tab.Page.WaitForFunctionAsync("at => performance.now() > at", await tab.Page.EvaluateAsync<double>("performance.now() + 401"));
        await keys.PressAsync("1");
        await Expect(tab.Result).ToHaveTextAsync("Your vote is saved: left is better");
        (await tab.FocusedAsync()).ShouldBe("result-heading");
        battle.Verdict.ShouldBe(Verdict.Left);
        await keys.PressAsync("n");
        await Expect(tab.Prompt).ToBeVisibleAsync();
    }

    public static TheoryData<string, string> DeafTo => new()
    {
        { "a field", "document.getElementById('follow').focus(); press({ code: 'Digit1', key: '1' })" },
        { "Ctrl", "press({ code: 'Digit1', key: '1', ctrlKey: true })" },
        { "Meta", "press({ code: 'Digit1', key: '1', metaKey: true })" },
        { "Alt", "press({ code: 'Digit1', key: '1', altKey: true })" },
        { "Shift", "press({ code: 'Digit1', key: '!', shiftKey: true })" },
        { "composing", "press({ code: 'Digit1', key: '1', isComposing: true })" },
        { "repeating", "press({ code: 'Digit1', key: '1', repeat: true })" },
        { "another key", "press({ code: 'Digit5', key: '5' })" },
        { "the list of shortcuts", "document.getElementById('keys-button').click(); press({ code: 'Digit1', key: '1' })" },
    };

    [BrowserFact]
    public async Task Keys_vote_only_when_a_voter_can_mean_it()
    {
        await using var stage = await Stage.OpenAsync(shared.Site);
        await stage.VotableAsync();
        foreach (var row in DeafTo)
        {
            var (name, act) = row.Data;
            await PressAsync(stage, act);
            await stage.Tab.PaintedAsync();
            (await stage.Tab.Undo.IsVisibleAsync()).ShouldBeFalse(name);
        }

        await stage.Tab.Page.Locator("[data-action=keys-close]").ClickAsync();
        await Expect(stage.Tab.Page.Locator("#keys")).ToBeHiddenAsync();
        await PressAsync(stage, "document.getElementById('keys-button').focus(); press({ code: 'Digit1', key: '1' })");
        await Expect(stage.Tab.Undo).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Keys_do_nothing_while_nothing_can_be_voted_on()
    {
        await using var stage = await Stage.OpenAsync(shared.Site);
        await BattleStates.StreamingAsync(stage);
        await stage.Tab.Page.Keyboard.PressAsync("1");
        await stage.Tab.PaintedAsync();
        await Expect(stage.Tab.Undo).ToBeHiddenAsync();
    }

    [BrowserTheory]
    [InlineData("keys=off&undo=manual", "1", false)]
    [InlineData("keys=alt&undo=manual", "1", false)]
    [InlineData("keys=alt&undo=manual", "Alt+Shift+1", true)]
    public async Task Keys_follow_the_settings(string settings, string key, bool picks)
    {
        await using var stage = await Stage.OpenAsync(shared.Site, settings: settings);
        await stage.VotableAsync();
        await Expect(stage.Tab.Verdict("left").Locator(".key")).ToBeVisibleAsync(new() { Visible = settings.StartsWith("keys=alt", StringComparison.Ordinal) });
        await stage.Tab.Page.Keyboard.PressAsync(key);
        await stage.Tab.PaintedAsync();
        (await stage.Tab.Undo.IsVisibleAsync()).ShouldBe(picks);
    }

    [BrowserTheory]
    [InlineData(1280, 800)]
    [InlineData(390, 844)]
    [InlineData(320, 568)]
    public async Task The_focus_is_never_lost(int width, int height)
    {
        await using var stage = await Stage.OpenAsync(shared.Site, new Screen(width, height));
        var tab = stage.Tab;
        var battle = await stage.StartAsync();
        await tab.ShouldHoldFocusAsync("sending");
        battle.Write(Side.Left, SampleAnswers.Left);
        battle.Write(Side.Right, SampleAnswers.Right);
        await Expect(tab.Answer(Side.Right)).ToContainTextAsync("Because");
        await tab.Act("stop").ClickAsync();
        await tab.VotableAsync();
        await tab.ShouldHoldFocusAsync("stopping");
        await MenuAsync(tab, "raw");
        await MenuAsync(tab, "raw");
        await MenuAsync(tab, "copy-both");
        await MenuAsync(tab, "again");
        await battle.RunningAsync();
        battle.Write(Side.Left, "Kept.");
        battle.Complete(Side.Left);
        battle.Fail(Side.Right);
        var retry = tab.Pane(Side.Right).Locator("[data-action=retry]");
        if (width < 768)
        {
            await tab.Act("show-right").ClickAsync();
            await tab.ShouldHoldFocusAsync("showing the other answer");
        }

        await retry.ClickAsync();
        await tab.ShouldHoldFocusAsync("trying one answer again");
        await battle.RunningAsync();
        battle.Write(Side.Right, "Now it works.");
        battle.Complete(Side.Right);
        await tab.VotableAsync();
        await MenuAsync(tab, "again");
        await battle.RunningAsync();
        battle.Fail(Side.Left);
        battle.Fail(Side.Right);
        await tab.Act("retry-both").ClickAsync();
        await tab.ShouldHoldFocusAsync("trying both again");
        await battle.RunningAsync();
        battle.Finish();
        await tab.VotableAsync();

        await tab.Follow.FillAsync("And at night?");
        await tab.Page.Locator("#follow-send").ClickAsync();
        await Expect(tab.Turn(2)).ToBeVisibleAsync();
        await tab.ShouldHoldFocusAsync("a follow-up");
        battle.Finish();
        await tab.VotableAsync();
        await tab.Verdict("tie").ClickAsync();
        await tab.ShouldHoldFocusAsync("a verdict");
        if (width < 768)
        {
            await tab.Page.Locator("[data-action=open-unopened]").ClickAsync();
            await tab.ShouldHoldFocusAsync("opening the other answer");
            await tab.Verdict("tie").ClickAsync();
        }

        await Expect(tab.Undo).ToBeVisibleAsync();
        await tab.ShouldHoldFocusAsync("a pick");
        await tab.Undo.ClickAsync();
        await tab.ShouldHoldFocusAsync("undoing");
        await tab.Page.Locator("#keys-button").ClickAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.ShouldHoldFocusAsync("closing the shortcuts");
        await tab.Verdict("tie").ClickAsync();
        await tab.SendPickAsync();
        await tab.ShouldHoldFocusAsync("the receipt");
        await tab.Page.GetByText("Send reasons").ClickAsync();
        await Expect(tab.Page.GetByText("Your reasons are saved.")).ToBeVisibleAsync();
        await tab.ShouldHoldFocusAsync("the reasons");
    }

    private static async Task MenuAsync(Tab tab, string action)
    {
        await tab.Turn().Locator(".more summary").ClickAsync();
        await tab.Act(action).ClickAsync();
        await tab.ShouldHoldFocusAsync(action);
        if (await tab.Turn().Locator(".more[open]").CountAsync() > 0)
        {
            await tab.Turn().Locator(".more summary").ClickAsync();
        }
    }

    // What a keyboard cannot be made to do here, a script does.
    private static async Task PressAsync(Stage stage, string act) => await stage.Tab.Page.EvaluateAsync($$"""
        () => {
          const press = more => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...more }));
          {{act}};
        }
        """);
}
