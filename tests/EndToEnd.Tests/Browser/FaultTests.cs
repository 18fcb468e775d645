using Arena.Contracts.Battles;
using Arena.EndToEnd.Tests.Browser.States;
using static Microsoft.Playwright.Assertions;

namespace Arena.EndToEnd.Tests.Browser;

public sealed class FaultTests(Chromium chromium, SharedSite shared) : BrowserTests(chromium), IClassFixture<SharedSite>
{
    [BrowserFact]
    public async Task Two_clicks_on_send_are_one_battle_and_one_turn()
    {
        await using var stage = await Stage.OpenAsync(shared.Site);
        await stage.GoAsync("/");
        var before = stage.Arena.Battles.Count;
        await stage.Tab.Prompt.FillAsync("Twice?");
        await stage.Tab.Page.Locator("#send").DblClickAsync();
        await Expect(stage.Tab.Turn()).ToBeVisibleAsync();
        var battle = stage.Arena.Battles.Skip(before).ShouldHaveSingleItem();
        battle.Finish();
        await stage.Tab.VotableAsync();
        await stage.Tab.Follow.FillAsync("And twice again?");
        await stage.Tab.Page.Locator("#follow-send").DblClickAsync();
        await Expect(stage.Tab.Turn(2)).ToBeVisibleAsync();
        battle.Finish();
        await stage.Tab.VotableAsync();
        await Expect(stage.Tab.Turn(3)).ToHaveCountAsync(0);
        stage.Visitor.Posted("/turns").ShouldHaveSingleItem();
    }

    [BrowserTheory]
    [InlineData("left", 1280, 800)]
    [InlineData("tie", 1280, 800)]
    [InlineData("right", 1280, 800)]
    [InlineData("both_bad", 1280, 800)]
    [InlineData("left", 390, 844)]
    [InlineData("both_bad", 390, 844)]
    public async Task Two_clicks_on_a_verdict_pick_it_and_send_nothing(string verdict, int width, int height)
    {
        await using var stage = await Stage.OpenAsync(shared.Site, new Screen(width, height));
        await stage.VotableAsync();
        if (stage.Visitor.Screen.IsNarrow)
        {
            await stage.Tab.Verdict(verdict).DblClickAsync();
            await Expect(stage.Tab.Page.Locator("#unopened")).ToBeVisibleAsync();
        }

        await stage.Tab.Verdict(verdict).DblClickAsync();
        await Expect(stage.Tab.Undo).ToBeVisibleAsync();
        stage.Visitor.Posted("/vote").ShouldBeEmpty();
        await stage.Tab.Page.Locator("#send-now").DblClickAsync();
        await Expect(stage.Tab.Result).ToBeVisibleAsync();
        stage.Visitor.Posted("/vote").Distinct().ShouldHaveSingleItem();
    }

    [BrowserFact]
    public async Task A_browser_without_cookies_is_told_so_and_keeps_the_prompt()
    {
        await using var relay = await Relay.StartAsync(() => new Uri(shared.Site.Address));
        relay.Cookies = false;
        await using var visitor = await Visitor.OpenAsync(Chromium, relay.Address, Screen.Wide);
        var tab = await visitor.OpenAsync();
        await tab.Prompt.FillAsync("Who am I?");
        await tab.Page.Locator("#send").ClickAsync();
        await Expect(tab.Page.Locator("#prompt-error")).ToContainTextAsync("Your browser does not keep cookies for this site");
        (await tab.Prompt.InputValueAsync()).ShouldBe("Who am I?");
        (await tab.FocusedAsync()).ShouldBe("prompt");
        await Expect(tab.Turn()).ToHaveCountAsync(0);
        new Uri(tab.Page.Url).AbsolutePath.ShouldBe("/");
    }

    [BrowserFact]
    public async Task Without_cookies_or_script_the_form_says_so()
    {
        await using var relay = await Relay.StartAsync(() => new Uri(shared.Site.Address));
        relay.Cookies = false;
        await using var visitor = await Visitor.OpenAsync(Chromium, relay.Address, Screen.Wide with { Script = false });
        var tab = await visitor.OpenAsync();
        await tab.Prompt.FillAsync("Who am I?");
        await tab.Page.Locator("#send").ClickAsync();
        await Expect(tab.Page.Locator("h1")).ToContainTextAsync("your browser does not keep cookies");
    }

    [BrowserFact]
    public async Task Where_nothing_can_be_stored_a_battle_works_all_the_same()
    {
        await using var stage = await Stage.OpenAsync(shared.Site);
        await stage.Tab.Page.AddInitScriptAsync("""
            for (const name of ['sessionStorage', 'localStorage']) {
              Object.defineProperty(window, name, { get() { throw new DOMException('closed', 'SecurityError'); } });
            }
            """);
        await stage.VotableAsync();
        await stage.Tab.PickAsync("tie");
        await stage.Tab.SendPickAsync();
        stage.Battle.Verdict.ShouldBe(Verdict.Tie);
    }

    [BrowserFact]
    public async Task A_vote_while_the_server_is_away_is_repeated_with_one_key_until_it_is_saved()
    {
        await using var stage = await Stage.OpenAsync(shared.Site);
        const string Vote = "**/vote";
        var (tab, page) = (stage.Tab, stage.Tab.Page);
        await stage.Visitor.StopClockAsync();
        await stage.VotableAsync();
        await tab.PickAsync("right");
        await page.RouteAsync(Vote, route => route.AbortAsync());
        await page.RunAndWaitForRequestAsync(() => page.Locator("#send-now").ClickAsync(), Vote);

        // 1, 2, 4, 8 and 15 seconds after the one before: half a minute without a server.
        foreach (var seconds in new[] { 1, 2, 4, 8, 15 })
        {
            await Expect(page.Locator("#save-again")).ToBeVisibleAsync();
            await page.RunAndWaitForRequestAsync(() => page.Clock.RunForAsync(seconds * 1000), Vote);
        }

        (await page.ContentAsync()).ShouldNotContain("Quagga");
        await Expect(tab.Result).ToHaveCountAsync(0);
        stage.Battle.Votes.ShouldBeEmpty();
        await page.UnrouteAsync(Vote);
        await page.Clock.RunForAsync(15_000);
        await Expect(tab.Result).ToHaveTextAsync("Your vote is saved: right is better");
        stage.Visitor.Posted("/vote").Count.ShouldBe(7);
        stage.Visitor.Posted("/vote").Distinct().ShouldHaveSingleItem();
        stage.Battle.Votes.ShouldHaveSingleItem();
    }

    [BrowserFact]
    public async Task A_pick_made_offline_is_sent_when_the_line_is_back()
    {
        await using var stage = await Stage.OpenAsync(shared.Site);
        await stage.VotableAsync();
        await stage.Visitor.Context.SetOfflineAsync(true);
        await stage.Tab.PickAsync("left");
        await stage.Tab.Page.Locator("#send-now").ClickAsync();
        await Expect(stage.Tab.Page.Locator("#saving-text")).ToHaveTextAsync("You are offline. Your vote is kept here and sent when you are back.");
        stage.Battle.Votes.ShouldBeEmpty();
        await stage.Visitor.Context.SetOfflineAsync(false);
        await Expect(stage.Tab.Result).ToHaveTextAsync("Your vote is saved: left is better");
        stage.Battle.Votes.Select(vote => vote.Key).Distinct().ShouldHaveSingleItem();
    }

    [BrowserFact]
    public async Task A_stream_that_is_cut_again_and_again_gives_the_uncut_text()
    {
        await using var stage = await Stage.OpenAsync(shared.Site);
        var battle = await stage.StartAsync();
        for (var piece = 1; piece <= 8; piece++)
        {
            battle.Write(piece % 3 == 0 ? Side.Right : Side.Left, $"{piece} 🎈 ");
            if (piece % 2 == 0)
            {
                battle.CutWatches();
            }
            else
            {
                battle.AbortWatches();
            }
        }

        battle.Complete(Side.Left);
        battle.CutWatches();
        battle.Complete(Side.Right);
        await stage.Tab.VotableAsync();
        await Expect(stage.Tab.Answer(Side.Left)).ToHaveTextAsync("1 🎈 2 🎈 4 🎈 5 🎈 7 🎈 8 🎈");
        await Expect(stage.Tab.Answer(Side.Right)).ToHaveTextAsync("3 🎈 6 🎈");
    }
}
