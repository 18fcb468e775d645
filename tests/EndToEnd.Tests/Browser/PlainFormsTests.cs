using Arena.Contracts.Battles;
using Arena.EndToEnd.Tests.Browser.States;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Arena.EndToEnd.Tests.Browser;

public sealed class PlainFormsTests(Chromium chromium, SharedSite shared) : BrowserTests(chromium), IClassFixture<SharedSite>
{
    [BrowserTheory]
    [InlineData(1280, 800)]
    [InlineData(390, 844)]
    public async Task Without_script_everything_works_with_forms(int width, int height)
    {
        await using var stage = await Stage.OpenAsync(shared.Site, new Screen(width, height) { Script = false });
        var (tab, page) = (stage.Tab, stage.Tab.Page);
        await stage.GoAsync("/");
        await page.Locator("input[name=language][value=sv]").CheckAsync();
        var battle = await tab.StartAsync(stage.Arena, "Varför är himlen blå?");
        battle.Language.ShouldBe("sv");

        // The driver switches scripts off after a page was parsed, so what stands in noscript is there as its source only.
        (await page.ContentAsync()).ShouldContain("This page looks for news every 5 seconds.");
        await Expect(tab.Verdict("left")).ToBeDisabledAsync();
        battle.Write(Side.Left, "För att ");
        await LookAgainAsync(page);
        await Expect(tab.Answer(Side.Left)).ToHaveTextAsync("För att");
        battle.Finish("luften sprider <b>ljuset</b>.", "Det är havet.");
        await LookAgainAsync(page);
        await Expect(page).ToHaveTitleAsync("2 answers ready – Arena");
        await Expect(tab.Answer(Side.Left)).ToHaveTextAsync("För att luften sprider <b>ljuset</b>.");
        await tab.ShouldFitAsync("a battle without script");

        await tab.Follow.FillAsync("Och på natten?");
        await page.Locator("#follow-send").ClickAsync();
        await Expect(tab.Turn(2)).ToBeVisibleAsync();
        battle.Fail(Side.Right);
        battle.Write(Side.Left, "Mörk.");
        battle.Complete(Side.Left);
        await LookAgainAsync(page);
        await tab.Pane(Side.Right, 2).GetByText("Try the right answer again").ClickAsync();
        battle.Write(Side.Right, "Svart.");
        battle.Complete(Side.Right);
        await LookAgainAsync(page);
        await Expect(tab.Answer(Side.Left, 2)).ToHaveTextAsync("Mörk.");

        await tab.Verdict("right").ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Send this vote?");
        await page.GetByText("Back to the answers").ClickAsync();
        battle.Votes.ShouldBeEmpty();
        await tab.Verdict("left").ClickAsync();
        await page.GetByText("Send the vote").ClickAsync();
        await Expect(tab.Result).ToHaveTextAsync("Your vote is saved: left is better");
        await Expect(page.Locator(".cards")).ToContainTextAsync("Quagga Tower 9B");
        battle.Verdict.ShouldBe(Verdict.Left);
        await page.GetByLabel("Clear", new() { Exact = true }).CheckAsync();
        await page.GetByText("Send reasons").ClickAsync();
        battle.Notes!.Tags.ShouldBe(["clear"]);

        await page.GetByRole(AriaRole.Link, new() { Name = "Same prompt, new pair" }).ClickAsync();
        (await tab.Prompt.InputValueAsync()).ShouldBe("Varför är himlen blå?");
        await page.GetByRole(AriaRole.Link, new() { Name = "Leaderboard" }).ClickAsync();
        await page.Locator("#language").SelectOptionAsync("sv");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        page.Url.ShouldContain("language=sv");
        await Expect(page.GetByText("Heron Large")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "History" }).ClickAsync();
        await Expect(page.Locator(".battles")).ToContainTextAsync("left is better");
        await page.GetByText("Delete my texts").ClickAsync();
        await page.Locator("main button[type=submit]").ClickAsync();
        await Expect(page.Locator(".battles")).ToContainTextAsync("Text withdrawn");
    }

    [BrowserFact]
    public async Task Without_script_a_refused_prompt_is_kept()
    {
        await using var stage = await Stage.OpenAsync(shared.Site, Screen.Wide with { Script = false });
        await stage.GoAsync("/");
        stage.Arena.RefuseStart = new(Contracts.RefusalCode.Busy, RetryAfterSeconds: 12);
        await stage.Tab.Prompt.FillAsync("Keep me");
        await stage.Tab.Page.Locator("#send").ClickAsync();
        await Expect(stage.Tab.Page.Locator("#problem")).ToContainTextAsync("All places are taken. Your prompt is kept. Try again in 12 seconds.");
        (await stage.Tab.Prompt.InputValueAsync()).ShouldBe("Keep me");
    }

    [BrowserFact]
    public async Task Two_clicks_without_script_are_one_battle_and_one_vote()
    {
        await using var stage = await Stage.OpenAsync(shared.Site, Screen.Wide with { Script = false });
        await stage.GoAsync("/");
        var before = stage.Arena.Battles.Count;
        await stage.Tab.Prompt.FillAsync("Twice?");
        await stage.Tab.Page.Locator("#send").DblClickAsync();
        await Expect(stage.Tab.Turn()).ToBeVisibleAsync();
        var battle = stage.Arena.Battles.Skip(before).ShouldHaveSingleItem();
        battle.Finish();
        await stage.Tab.Page.ReloadAsync();
        await stage.Tab.Verdict("tie").ClickAsync();
        await stage.Tab.Page.GetByText("Send the vote").DblClickAsync();
        await Expect(stage.Tab.Result).ToHaveTextAsync("Your vote is saved: tie");
        battle.Votes.Select(vote => vote.Key).Distinct().ShouldHaveSingleItem();
    }

    private static async Task LookAgainAsync(IPage page)
    {
        try
        {
            await page.ReloadAsync();
        }
        catch (PlaywrightException)
        {
            // The page was looking for news by itself just then.
        }
    }
}
