using Arena.Contracts.Battles;
using static Microsoft.Playwright.Assertions;

namespace Arena.EndToEnd.Tests.Browser;

/// <summary>A pick until it is a vote, and a vote until it is saved.</summary>
public sealed class VoteInBrowserTests(Chromium chromium) : BrowserTests(chromium)
{
    [BrowserFact]
    public async Task A_pick_that_is_undone_never_leaves_the_page()
    {
        await using var site = await ServeAsync();
        var visitor = await site.VisitAsync();
        var tab = await visitor.OpenAsync();
        var battle = await tab.StartAsync(site.Arena);
        battle.Finish();
        await tab.VotableAsync();
        await tab.PickAsync("left");
        await Expect(tab.Pane(Side.Left).GetByText("Your choice")).ToBeVisibleAsync();
        await tab.Undo.ClickAsync();
        await tab.VotableAsync();
        await Expect(tab.Pane(Side.Left).GetByText("Your choice")).ToBeHiddenAsync();
        (await tab.Page.EvaluateAsync<string>("document.activeElement.value")).ShouldBe("left");
        visitor.Posted("/vote").ShouldBeEmpty();

        await tab.PickAsync("both_bad");
        await tab.SendPickAsync();
        visitor.Posted("/vote").ShouldHaveSingleItem().ShouldContain("\"verdict\":\"both_bad\"");
        battle.Votes.ShouldHaveSingleItem();
    }

    [BrowserFact]
    public async Task A_battle_that_was_rated_before_shows_the_verdict_that_is_stored()
    {
        await using var site = await ServeAsync();
        var visitor = await site.VisitAsync();
        var tab = await visitor.OpenAsync();
        var battle = await tab.StartAsync(site.Arena);
        battle.Finish();
        await tab.VotableAsync();
        var elsewhere = await visitor.Context.APIRequest.PostAsync($"{site.Address}/api/battles/{battle.Id}/vote", new()
        {
            DataObject = new { turn = 1, verdict = "tie", key = "another-key" },
        });
        elsewhere.Status.ShouldBe(200);
        await tab.PickAsync("left");
        await tab.SendPickAsync();
        await Expect(tab.Result).ToHaveTextAsync("This battle was already rated: tie");
        battle.Verdict.ShouldBe(Verdict.Tie);
    }

    [BrowserFact]
    public async Task A_vote_that_cannot_be_saved_is_kept_and_sent_with_the_same_key()
    {
        await using var site = await ServeAsync();
        var visitor = await site.VisitAsync();
        var tab = await visitor.OpenAsync();
        var battle = await tab.StartAsync(site.Arena);
        battle.Finish();
        await tab.VotableAsync();
        await tab.Page.RouteAsync("**/vote", route => route.AbortAsync());
        await tab.PickAsync("left");
        await tab.Page.Locator("#send-now").ClickAsync();
        await Expect(tab.Page.Locator("#saving-text")).ToHaveTextAsync("Your vote is not saved yet. We keep your choice and try again.");
        (await tab.Page.ContentAsync()).ShouldNotContain("Quagga");
        await Expect(tab.Result).ToHaveCountAsync(0);
        await tab.Page.UnrouteAsync("**/vote");
        await tab.Page.Locator("#save-again").ClickAsync();
        await Expect(tab.Result).ToHaveTextAsync("Your vote is saved: left is better");
        visitor.Posted("/vote").Count.ShouldBeGreaterThan(1);
        visitor.Posted("/vote").Distinct().ShouldHaveSingleItem();
        battle.Votes.ShouldHaveSingleItem();
    }

    [BrowserFact]
    public async Task A_pick_in_its_window_survives_a_reload()
    {
        await using var site = await ServeAsync();
        var visitor = await site.VisitAsync();
        await visitor.Context.AddCookiesAsync([new() { Name = "arena_settings", Value = "undo=manual", Url = site.Address }]);
        var tab = await visitor.OpenAsync();
        var battle = await tab.StartAsync(site.Arena);
        battle.Finish();
        await tab.VotableAsync();
        await tab.PickAsync("right");
        await Expect(tab.Page.Locator("#held-text")).ToHaveTextAsync("Right is better. Not sent yet.");
        await tab.Page.ReloadAsync();
        await Expect(tab.Undo).ToBeVisibleAsync();
        battle.Votes.ShouldBeEmpty();
        await tab.SendPickAsync();
        battle.Verdict.ShouldBe(Verdict.Right);
    }

    [BrowserFact]
    public async Task Leaving_the_page_sends_the_pick()
    {
        await using var site = await ServeAsync();
        var visitor = await site.VisitAsync();
        await visitor.Context.AddCookiesAsync([new() { Name = "arena_settings", Value = "undo=8", Url = site.Address }]);
        var tab = await visitor.OpenAsync();
        var battle = await tab.StartAsync(site.Arena);
        battle.Finish();
        await tab.VotableAsync();
        await tab.PickAsync("left");
        await tab.Page.GotoAsync($"{site.Address}/about");
        var back = await visitor.OpenAsync($"/battle/{battle.Id}");
        await Expect(back.Result).ToHaveTextAsync("Your vote is saved: left is better");
        battle.Votes.Select(vote => vote.Key).Distinct().ShouldHaveSingleItem();
    }
}
