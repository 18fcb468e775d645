using Arena.Contracts.Battles;
using Arena.EndToEnd.Tests.Browser.States;
using static Microsoft.Playwright.Assertions;

namespace Arena.EndToEnd.Tests.Browser;

public sealed class ReadingTests(Chromium chromium, SharedSite shared) : BrowserTests(chromium), IClassFixture<SharedSite>
{
    private static readonly string LongText = string.Concat(Enumerable.Range(1, 120).Select(line => $"Line {line} of an answer that is long.\n\n"));

    [BrowserFact]
    public async Task Selected_text_survives_a_hundred_pieces()
    {
        await using var stage = await Stage.OpenAsync(shared.Site);
        var battle = await stage.StartAsync();
        battle.Write(Side.Left, "These words are selected, ");
        await Expect(stage.Tab.Answer(Side.Left)).ToHaveTextAsync("These words are selected,");
        await stage.Tab.Answer(Side.Left).EvaluateAsync("answer => getSelection().selectAllChildren(answer)");
        for (var piece = 0; piece < 100; piece++)
        {
            battle.Write(Side.Left, $"{piece} ");
            battle.Write(Side.Right, $"{piece} ");
        }

        await Expect(stage.Tab.Answer(Side.Right)).ToContainTextAsync("99");
        (await SelectionAsync(stage)).ShouldBe("These words are selected,");
        await stage.Tab.Page.EvaluateAsync("getSelection().removeAllRanges()");
        await Expect(stage.Tab.Answer(Side.Left)).ToContainTextAsync("These words are selected, 0 1 2");
        await Expect(stage.Tab.Answer(Side.Left)).ToContainTextAsync("98 99");
    }

    [BrowserTheory]
    [InlineData(1280, 800)]
    [InlineData(390, 844)]
    public async Task The_page_never_scrolls_by_itself_after_sending(int width, int height)
    {
        await using var stage = await Stage.OpenAsync(shared.Site, new Screen(width, height));
        var battle = await stage.StartAsync();
        await stage.Tab.PaintedAsync();
        var at = await stage.Tab.ScrollAsync();
        battle.Write(Side.Left, LongText);
        battle.Write(Side.Right, LongText);
        await Expect(stage.Tab.Answer(Side.Left)).ToContainTextAsync("Line 120");
        (await stage.Tab.ScrollAsync()).ShouldBe(at);
        battle.Complete(Side.Left);
        battle.Complete(Side.Right);
        await stage.Tab.VotableAsync();
        await stage.Tab.PaintedAsync();
        (await stage.Tab.ScrollAsync()).ShouldBe(at);
    }

    [BrowserFact]
    public async Task The_text_is_followed_when_asked_and_until_the_reader_turns_the_wheel()
    {
        await using var stage = await Stage.OpenAsync(shared.Site);
        var (tab, battle) = (stage.Tab, await stage.StartAsync());
        battle.Write(Side.Left, LongText);
        await Expect(tab.Page.Locator("#below")).ToBeVisibleAsync();
        var sent = await tab.ScrollAsync();
        await tab.Page.Locator("#below").ClickAsync();
        await tab.Page.WaitForFunctionAsync("sent => scrollY > sent", sent);
        await Expect(tab.Page.Locator("#below")).ToBeHiddenAsync();
        await tab.Page.Mouse.MoveAsync(600, 300);
        var before = await tab.ScrollAsync();
        await tab.Page.Mouse.WheelAsync(0, -400);
        await tab.Page.WaitForFunctionAsync("before => scrollY < before", before);
        await Expect(tab.Page.Locator("#below")).ToBeVisibleAsync();
        var kept = await tab.ScrollAsync();
        battle.Write(Side.Left, LongText + "The end.");
        await Expect(tab.Answer(Side.Left)).ToContainTextAsync("The end.");
        await tab.PaintedAsync();
        (await tab.ScrollAsync()).ShouldBe(kept);
    }

    [BrowserFact]
    public async Task A_screen_reader_is_told_milestones_and_no_text_of_an_answer()
    {
        await using var stage = await Stage.OpenAsync(shared.Site);
        await stage.Tab.Page.AddInitScriptAsync("""
            window.said = [];
            addEventListener('DOMContentLoaded', () => {
              for (const id of ['say', 'alert']) {
                new MutationObserver(() => document.getElementById(id).textContent && said.push(document.getElementById(id).textContent))
                  .observe(document.getElementById(id), { childList: true, characterData: true, subtree: true });
              }
            });
            """);
        var battle = await stage.StartAsync();
        battle.Progress(2, 1, null);
        battle.Progress(null, 2, 0.5);
        foreach (var word in SampleAnswers.Left.Split(' '))
        {
            battle.Write(Side.Left, $"{word} ");
            battle.Write(Side.Right, $"{word} ");
        }

        battle.Complete(Side.Left);
        battle.Complete(Side.Right);
        await stage.Tab.VotableAsync();
        await Expect(stage.Tab.Page.Locator("#say")).ToHaveTextAsync("Both answers are finished. You can vote.");
        await stage.Tab.PickAsync("left");
        await stage.Tab.SendPickAsync();
        var said = await stage.Tab.Page.EvaluateAsync<string[]>("said");
        said.Length.ShouldBeInRange(1, 6);
        said.ShouldNotContain(text => text.Contains("blue") || text.Contains("Rayleigh"));
    }

    [BrowserTheory]
    [InlineData("undo=8", true)]
    [InlineData("undo=8&motion=none", false)]
    public async Task With_reduced_motion_nothing_moves(string settings, bool bySystem)
    {
        await using var stage = await Stage.OpenAsync(shared.Site, Screen.Phone with { ReducedMotion = bySystem }, settings);
        await stage.VotableAsync();
        await stage.Tab.Act("show-right").ClickAsync();
        await stage.Tab.Verdict("left").HoverAsync();
        await stage.Tab.Act("show-left").ClickAsync();
        await stage.Tab.Verdict("left").ClickAsync();
        await Expect(stage.Tab.Undo).ToBeVisibleAsync();
        await Expect(stage.Tab.Page.Locator("#countdown")).ToBeHiddenAsync();
        (await stage.Tab.Page.EvaluateAsync<int>("document.getAnimations().length")).ShouldBe(0);
        (await stage.Tab.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('*')].filter(one => getComputedStyle(one).scrollBehavior === 'smooth').map(one => one.outerHTML)"))
            .ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task With_forced_colours_every_control_has_a_border_and_every_glyph_the_colour_of_its_text()
    {
        await using var stage = await Stage.OpenAsync(shared.Site, Screen.Wide with { ForcedColours = true });
        await stage.GoAsync("/leaderboard");
        await ShouldShowAsync(stage, "the leaderboard");
        (await stage.Tab.Page.EvaluateAsync<bool>("[...document.querySelectorAll('.interval line, .interval .dot')].every(one => getComputedStyle(one).stroke !== 'none')")).ShouldBeTrue();
        await stage.VotableAsync();
        await ShouldShowAsync(stage, "a battle to vote on");
        await stage.Tab.PickAsync("left");
        await ShouldShowAsync(stage, "a pick");
        (await stage.Tab.Pane(Side.Left).EvaluateAsync<string>("pane => getComputedStyle(pane).outlineStyle")).ShouldBe("solid");
        await stage.Tab.SendPickAsync();
        await ShouldShowAsync(stage, "the names");
    }

    private static async Task ShouldShowAsync(Stage stage, string what) => (await stage.Tab.Page.EvaluateAsync<string[]>("""
        () => {
          const seen = one => one.checkVisibility({ visibilityProperty: true });
          const bordered = one => ['Top', 'Bottom'].every(side => getComputedStyle(one)[`border${side}Style`] !== 'none' && parseFloat(getComputedStyle(one)[`border${side}Width`]) > 0);
          return [
            ...[...document.querySelectorAll('.button, .pane, .chip span, textarea, select, .switch, .vote, .card')].filter(seen).filter(one => !bordered(one)).map(one => `no border: ${one.outerHTML.slice(0, 120)}`),
            ...[...document.querySelectorAll('.glyph [fill]:not([fill="none"])')].filter(one => getComputedStyle(one).fill !== getComputedStyle(one).color).map(one => `a glyph of its own colour: ${one.outerHTML}`),
          ];
        }
        """)).ShouldBeEmpty(what);

    private static Task<string> SelectionAsync(Stage stage) => stage.Tab.Page.EvaluateAsync<string>("getSelection().toString().trim()");
}
