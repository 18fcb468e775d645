using Arena.Contracts.Battles;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Arena.EndToEnd.Tests.Browser;

public sealed class BattleInBrowserTests(Chromium chromium) : BrowserTests(chromium)
{
    [BrowserTheory]
    [InlineData(1280, 800)]
    [InlineData(390, 844)]
    public async Task A_whole_battle_from_the_prompt_to_the_names(int width, int height)
    {
        await using var site = await ServeAsync();
        var visitor = await site.VisitAsync(new Screen(width, height));
        var tab = await visitor.OpenAsync();
        var battle = await tab.StartAsync(site.Arena);
        new Uri(tab.Page.Url).AbsolutePath.ShouldBe($"/battle/{battle.Id}");
        (await tab.FocusedAsync()).ShouldBe("turn-1-heading");
        await Expect(tab.Vote).ToBeHiddenAsync();

        battle.Progress(2, 1, null);
        await Expect(tab.Turn().GetByText("2 battles are ahead of yours.")).ToBeVisibleAsync();
        battle.Progress(null, 2, 0.4);
        await Expect(tab.Status()).ToHaveTextAsync("Preparing both answers, 40% done");
        battle.Write(Side.Left, "Light is **scattered");
        battle.Write(Side.Right, "Because of air.");
        await Expect(tab.Answer(Side.Right)).ToHaveTextAsync("Because of air.");
        await Expect(tab.Page).ToHaveTitleAsync("(writing) Arena");
        await Expect(tab.Verdict("left")).ToHaveAttributeAsync("aria-disabled", "true");
        await Expect(tab.Vote.GetByText("You can vote when both answers are finished.")).ToBeVisibleAsync();
        battle.Write(Side.Left, "** by air.");
        battle.Complete(Side.Left);
        battle.Complete(Side.Right);
        await tab.VotableAsync();
        await Expect(tab.Page).ToHaveTitleAsync("(ready to vote) Arena");
        await Expect(tab.Answer(Side.Left).Locator("strong")).ToHaveTextAsync("scattered");

        await tab.Follow.FillAsync("And at night?");
        await tab.Page.Locator("#follow-send").ClickAsync();
        await Expect(tab.Turn(2)).ToBeVisibleAsync();
        (await tab.FocusedAsync()).ShouldBe("turn-2-heading");
        await Expect(tab.Status()).ToHaveTextAsync("Not rated");
        battle.Finish("It is dark.", "The sun is away.");
        await tab.VotableAsync();
        await Expect(tab.Answer(Side.Right, 2)).ToHaveTextAsync("The sun is away.");

        await tab.PickAsync("right");
        (await tab.FocusedAsync()).ShouldBe("undo");
        await Expect(tab.Page.Locator("#held-text")).ToContainTextAsync("Right is better. Sending in");
        battle.Votes.ShouldBeEmpty();
        await Expect(tab.Result).ToHaveTextAsync("Your vote is saved: right is better");
        (await tab.FocusedAsync()).ShouldBe("result-heading");
        battle.Verdict.ShouldBe(Verdict.Right);
        battle.Votes.ShouldHaveSingleItem().Turn.ShouldBe(2);
        await Expect(tab.Page).ToHaveTitleAsync("(voted) Arena");
        await Expect(tab.Pane(Side.Left, 2).Locator("[data-part=name]")).ToHaveTextAsync("Quagga Tower 9B");
        await Expect(tab.Vote).ToBeHiddenAsync();
        await tab.ShouldFitAsync("the result");

        await tab.Page.GetByLabel("Clear", new() { Exact = true }).CheckAsync();
        await tab.Page.Locator("#comment").FillAsync("Good reasons");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Send reasons" }).ClickAsync();
        await Expect(tab.Page.GetByText("Your reasons are saved.")).ToBeVisibleAsync();
        battle.Notes!.Tags.ShouldBe(["clear"]);
        battle.Notes.Comment.ShouldBe("Good reasons");
    }

    [BrowserFact]
    public async Task A_reload_in_the_middle_loses_and_repeats_nothing()
    {
        await using var site = await ServeAsync();
        var tab = await (await site.VisitAsync()).OpenAsync();
        var battle = await tab.StartAsync(site.Arena);
        battle.Write(Side.Left, "One two ");
        await Expect(tab.Answer(Side.Left)).ToHaveTextAsync("One two");
        await tab.Page.ReloadAsync();
        battle.Write(Side.Left, "three.");
        await Expect(tab.Answer(Side.Left)).ToHaveTextAsync("One two three.");
        battle.Write(Side.Right, "Right.");
        battle.Complete(Side.Left);
        battle.Complete(Side.Right);
        await tab.VotableAsync();
        await tab.Page.ReloadAsync();
        await tab.VotableAsync();
        await Expect(tab.Answer(Side.Left)).ToHaveTextAsync("One two three.");
        await tab.PickAsync("tie");
        await tab.SendPickAsync();
        await tab.Page.ReloadAsync();
        await Expect(tab.Result).ToHaveTextAsync("Your vote is saved: tie");
    }

    [BrowserFact]
    public async Task A_vote_in_one_tab_shows_in_the_other()
    {
        await using var site = await ServeAsync();
        var visitor = await site.VisitAsync();
        var first = await visitor.OpenAsync();
        var battle = await first.StartAsync(site.Arena);
        battle.Finish();
        await first.VotableAsync();
        var second = await visitor.OpenAsync($"/battle/{battle.Id}");
        await second.VotableAsync();
        await first.PickAsync("left");
        await first.SendPickAsync();
        await Expect(second.Page.GetByText("You rated this battle in another tab.").First).ToBeVisibleAsync();
        await Expect(second.Result).ToHaveTextAsync("Your vote is saved: left is better");
        await Expect(second.Vote).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task A_follow_up_in_one_tab_shows_in_the_other()
    {
        await using var site = await ServeAsync();
        var visitor = await site.VisitAsync();
        var first = await visitor.OpenAsync();
        var battle = await first.StartAsync(site.Arena);
        battle.Finish();
        await first.VotableAsync();
        var second = await visitor.OpenAsync($"/battle/{battle.Id}");
        await second.VotableAsync();
        await first.Follow.FillAsync("More?");
        await first.Follow.PressAsync("Enter");
        await Expect(second.Turn(2)).ToBeVisibleAsync();
        battle.Finish("Left again.", "Right again.");
        await Expect(second.Answer(Side.Left, 2)).ToHaveTextAsync("Left again.");
        await second.VotableAsync();
    }

    [BrowserFact]
    public async Task Another_browser_finds_no_battle_there()
    {
        await using var site = await ServeAsync();
        var tab = await (await site.VisitAsync()).OpenAsync();
        var battle = await tab.StartAsync(site.Arena, "Only mine");
        var stranger = await (await site.VisitAsync()).OpenAsync($"/battle/{battle.Id}");
        await Expect(stranger.Page.Locator("h1")).ToHaveTextAsync("There is no battle here for this browser.");
        (await stranger.Page.ContentAsync()).ShouldNotContain("Only mine");
    }

    [BrowserFact]
    public async Task Without_a_line_the_text_stays_and_goes_on_where_it_was()
    {
        await using var site = await ServeAsync();
        var visitor = await site.VisitAsync();
        var tab = await visitor.OpenAsync();
        var battle = await tab.StartAsync(site.Arena);
        battle.Write(Side.Left, "Before. ");
        await Expect(tab.Answer(Side.Left)).ToHaveTextAsync("Before.");
        await visitor.Context.SetOfflineAsync(true);
        await Expect(tab.Banner).ToContainTextAsync("You are offline. Nothing is lost.");
        await Expect(tab.Answer(Side.Left)).ToHaveTextAsync("Before.");
        battle.Write(Side.Left, "Meanwhile. ");
        await visitor.Context.SetOfflineAsync(false);
        await Expect(tab.Banner).ToBeHiddenAsync();
        battle.Write(Side.Left, "After.");
        await Expect(tab.Answer(Side.Left)).ToHaveTextAsync("Before. Meanwhile. After.");
    }

    [BrowserFact]
    public async Task A_server_that_goes_away_is_waited_for()
    {
        await using var site = await ServeAsync();
        var tab = await (await site.VisitAsync()).OpenAsync();
        var battle = await tab.StartAsync(site.Arena);
        battle.Write(Side.Left, "Before. ");
        await Expect(tab.Answer(Side.Left)).ToHaveTextAsync("Before.");
        await tab.Page.RouteAsync("**/events*", route => route.AbortAsync());
        battle.CutWatches();
        await Expect(tab.Banner).ToContainTextAsync("Connection lost. Reconnecting. Nothing is lost.");
        await Expect(tab.Pane(Side.Left).Locator("[data-part=state]")).ToHaveTextAsync("Paused");
        await tab.Page.UnrouteAsync("**/events*");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Try now" }).ClickAsync();
        battle.Write(Side.Left, "After.");
        await Expect(tab.Answer(Side.Left)).ToHaveTextAsync("Before. After.");
        await Expect(tab.Banner).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task One_failed_side_is_tried_again_and_the_other_is_kept()
    {
        await using var site = await ServeAsync();
        var tab = await (await site.VisitAsync()).OpenAsync();
        var battle = await tab.StartAsync(site.Arena);
        battle.Write(Side.Left, "Kept.");
        battle.Complete(Side.Left);
        battle.Fail(Side.Right, AnswerFailure.Timeout);
        await Expect(tab.Pane(Side.Right)).ToContainTextAsync("This answer failed. The other one is kept. It was not finished in time.");
        await Expect(tab.Verdict("left")).ToHaveAttributeAsync("aria-disabled", "true");
        await Expect(tab.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The right answer failed. The other is kept.");
        await tab.Pane(Side.Right).GetByText("Try the right answer again").ClickAsync();
        (await tab.FocusedAsync()).ShouldBe("turn-1-heading");
        await Expect(tab.Pane(Side.Right).Locator("[data-part=state]")).ToHaveTextAsync("Started again");
        battle.Write(Side.Right, "Now it works.");
        battle.Complete(Side.Right);
        await tab.VotableAsync();
        await Expect(tab.Answer(Side.Left)).ToHaveTextAsync("Kept.");
        await Expect(tab.Answer(Side.Right)).ToHaveTextAsync("Now it works.");
    }

    [BrowserFact]
    public async Task A_side_that_starts_again_is_emptied_first()
    {
        await using var site = await ServeAsync();
        var tab = await (await site.VisitAsync()).OpenAsync();
        var battle = await tab.StartAsync(site.Arena);
        battle.Write(Side.Left, "Old words");
        await Expect(tab.Answer(Side.Left)).ToHaveTextAsync("Old words");
        battle.Restart(Side.Left);
        await Expect(tab.Answer(Side.Left)).ToHaveTextAsync("");
        battle.Finish("New", "Other");
        await Expect(tab.Answer(Side.Left)).ToHaveTextAsync("New");
    }

    [BrowserFact]
    public async Task Both_failed_leaves_nothing_to_rate()
    {
        await using var site = await ServeAsync();
        var tab = await (await site.VisitAsync()).OpenAsync();
        var battle = await tab.StartAsync(site.Arena);
        battle.Fail(Side.Left);
        battle.Fail(Side.Right);
        await Expect(tab.Turn().Locator("[data-part=both-failed]")).ToContainTextAsync("Both answers failed. Your prompt is kept.");
        await Expect(tab.Vote).ToBeHiddenAsync();
        await Expect(tab.Pane(Side.Left)).ToBeHiddenAsync();
        await tab.Act("retry-both").ClickAsync();
        await Expect(tab.Status()).ToHaveTextAsync("Both answers are being written again.");
        battle.Finish();
        await tab.VotableAsync();
    }

    [BrowserFact]
    public async Task Stop_keeps_the_text_and_the_server_says_whether_it_can_be_rated()
    {
        await using var site = await ServeAsync();
        var tab = await (await site.VisitAsync()).OpenAsync();
        var battle = await tab.StartAsync(site.Arena);
        battle.Write(Side.Left, "Half a");
        battle.Write(Side.Right, "Half b");
        await Expect(tab.Answer(Side.Right)).ToHaveTextAsync("Half b");
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(tab.Pane(Side.Left).Locator("[data-part=state]")).ToHaveTextAsync("Stopped by you");
        await Expect(tab.Answer(Side.Left)).ToHaveTextAsync("Half a");
        await tab.VotableAsync();
    }

    [BrowserFact]
    public async Task Writing_both_again_keeps_the_versions()
    {
        await using var site = await ServeAsync();
        var tab = await (await site.VisitAsync()).OpenAsync();
        var battle = await tab.StartAsync(site.Arena);
        battle.Finish("First left", "First right");
        await tab.VotableAsync();
        await tab.Turn().Locator(".more summary").ClickAsync();
        await tab.Act("again").ClickAsync();
        await Expect(tab.Answer(Side.Left)).ToHaveTextAsync("");
        battle.Finish("Second left", "Second right");
        await tab.VotableAsync();
        await Expect(tab.Turn().GetByText("Version 2 of 2")).ToBeVisibleAsync();
        await tab.Act("older").ClickAsync();
        await Expect(tab.Answer(Side.Left)).ToHaveTextAsync("First left");
        await tab.Act("newer").ClickAsync();
        await Expect(tab.Answer(Side.Right)).ToHaveTextAsync("Second right");
        await tab.PickAsync("left");
        await tab.SendPickAsync();
        battle.Votes.Single().SeenLeft.ShouldBe(1);
    }

    [BrowserFact]
    public async Task A_refused_prompt_stays_in_its_field_with_the_reason()
    {
        await using var site = await ServeAsync();
        var tab = await (await site.VisitAsync()).OpenAsync();
        await tab.Page.Locator("#send").ClickAsync();
        await Expect(tab.Page.Locator("#prompt-error")).ToHaveTextAsync("Write a prompt first.");
        (await tab.FocusedAsync()).ShouldBe("prompt");
        site.Arena.RefuseStart = new(Contracts.RefusalCode.Busy, RetryAfterSeconds: 12);
        await tab.Prompt.FillAsync("Keep me");
        await tab.Prompt.PressAsync("Enter");
        await Expect(tab.Page.Locator("#prompt-error")).ToHaveTextAsync("All places are taken. Your prompt is kept. Try again in 12 seconds.");
        (await tab.Prompt.InputValueAsync()).ShouldBe("Keep me");
        await tab.Page.ReloadAsync();
        (await tab.Prompt.InputValueAsync()).ShouldBe("Keep me");
        site.Arena.RefuseStart = null;
        await tab.Prompt.PressAsync("Enter");
        await Expect(tab.Turn()).ToBeVisibleAsync();
        site.Arena.Started.Select(start => start.Key).Distinct().Count().ShouldBe(2);
    }

    [BrowserFact]
    public async Task Under_a_path_base_everything_works_the_same()
    {
        await using var site = await ServeAsync("/arena");
        var visitor = await site.VisitAsync();
        var tab = await visitor.OpenAsync();
        var battle = await tab.StartAsync(site.Arena);
        new Uri(tab.Page.Url).AbsolutePath.ShouldBe($"/arena/battle/{battle.Id}");
        battle.Finish();
        await tab.VotableAsync();
        await tab.PickAsync("tie");
        await tab.SendPickAsync();
        await tab.Page.GetByText("See the leaderboard").ClickAsync();
        await Expect(tab.Page.Locator("h1")).ToHaveTextAsync("Leaderboard");
        visitor.Requests.ShouldAllBe(request => request.Url.StartsWith(site.Address, StringComparison.Ordinal) || request.Url.StartsWith("data:", StringComparison.Ordinal));
    }
}
