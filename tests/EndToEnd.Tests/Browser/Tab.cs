using Arena.Contracts.Battles;
using Arena.EndToEnd.Tests.Processes;
using Arena.Scripted;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Arena.EndToEnd.Tests.Browser;

/// <summary>One tab: what a voter does in it and sees of it.</summary>
public sealed class Tab(IPage page, Visitor visitor)
{
    public IPage Page => page;

    public ILocator Prompt => page.Locator("#prompt");

    public ILocator Vote => page.Locator("#vote");

    public ILocator Undo => page.Locator("#undo");

    public ILocator Result => page.Locator("#result-heading");

    public ILocator Follow => page.Locator("#follow");

    public ILocator Banner => page.Locator("#connection");

    public ILocator Verdict(string verdict) => page.Locator($"#vote-form button[value={verdict}]");

    public ILocator Turn(int number = 1) => page.Locator($"#turn-{number}");

    public ILocator Pane(Side side, int turn = 1) => page.Locator($"#turn-{turn}-{Word(side)}");

    public ILocator Answer(Side side, int turn = 1) => Pane(side, turn).Locator("[data-part=answer]");

    public ILocator Status(int turn = 1) => Turn(turn).Locator("[data-part=status]");

    public ILocator Act(string action, int turn = 1) => Turn(turn).Locator($"[data-action={action}]");

    /// <summary>Sends a prompt and returns the battle it began.</summary>
    public async Task<ScriptedBattle> StartAsync(ScriptedArena arena, string prompt = "Why is the sky blue?")
    {
        ArgumentNullException.ThrowIfNull(arena);
        var before = arena.Battles.Select(battle => battle.Id).ToHashSet();
        await Prompt.FillAsync(prompt);
        await page.Locator("#send").ClickAsync();
        await Expect(Turn()).ToBeVisibleAsync();
        return arena.Battles.Single(battle => !before.Contains(battle.Id));
    }

    /// <summary>Waits until the page takes votes.</summary>
    public async Task<Tab> VotableAsync()
    {
        await Expect(Verdict("tie")).ToHaveAttributeAsync("aria-disabled", "false");
        return this;
    }

    /// <summary>Presses a verdict; on a narrow screen also past the question about the answer that was not opened.</summary>
    public async Task PickAsync(string verdict)
    {
        await Verdict(verdict).ClickAsync();
        if (visitor.Screen.IsNarrow)
        {
            await page.Locator("[data-action=vote-anyway]").ClickAsync();
        }

        await Expect(Undo).ToBeVisibleAsync();
    }

    public async Task SendPickAsync()
    {
        await page.Locator("#send-now").ClickAsync();
        await Expect(Result).ToBeVisibleAsync();
    }

    /// <summary>What has the focus: its id, or its tag.</summary>
    public async Task<string> FocusedAsync() =>
        await page.EvaluateAsync<string>("document.activeElement.id || document.activeElement.tagName.toLowerCase()");

    /// <summary>After an act the focus is somewhere, within the window, and not under a bar that sticks.</summary>
    public async Task ShouldHoldFocusAsync(string after)
    {
        var fault = await page.EvaluateAsync<string>("""
            () => {
              const focused = document.activeElement;
              if (focused === null || focused === document.body) {
                return 'is nowhere';
              }

              const { top, bottom, left, width } = focused.getBoundingClientRect();
              if (focused.matches('main')) {
                return '';
              }

              if (bottom <= 0 || top >= innerHeight) {
                return `is out of sight: ${focused.id || focused.outerHTML.slice(0, 80)}`;
              }

              const [x, y] = [left + Math.min(width / 2, 30), Math.min(Math.max(top + 4, 1), innerHeight - 1)];
              const over = document.elementFromPoint(x, y);
              return over === null || focused.contains(over) || over.contains(focused) ? '' : `is under ${over.id || over.className}: ${focused.id || focused.outerHTML.slice(0, 80)}`;
            }
            """);
        fault.ShouldBe("", $"the focus after {after}");
    }

    public async Task<int> ScrollAsync() => (int)await page.EvaluateAsync<double>("scrollY");

    /// <summary>Waits until what was asked for is painted: two frames.</summary>
    public Task PaintedAsync() =>
        ((Task)page.EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")).For("two frames");

    public async Task ShouldFitAsync(string what)
    {
        var size = await page.EvaluateAsync<int[]>("[document.documentElement.scrollWidth, innerWidth]");
        size[0].ShouldBeLessThanOrEqualTo(size[1], $"{what} at {visitor.Screen} scrolls sideways");
    }

    private static string Word(Side side) => side == Side.Left ? "left" : "right";
}
