using System.Net;
using System.Text;
using Arena.EndToEnd.Tests.Browser;
using Arena.EndToEnd.Tests.Processes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Arena.EndToEnd.Tests.Chaos.InBrowser;

/// <summary>A real arena, a real browser, and everything that came to it before the vote.</summary>
public sealed class BlindInBrowserTests(Chromium chromium, BlindArena arena) : BrowserTests(chromium), IClassFixture<BlindArena>
{
    [BrowserFact]
    public async Task Nothing_that_reaches_a_browser_before_the_vote_tells_who_answers()
    {
        await using var relay = await Relay.StartAsync(() => arena.Arena.Address);
        await using var visitor = await Visitor.OpenAsync(Chromium, relay.Address, Screen.Wide);
        await visitor.ChooseAsync("undo=manual");
        var secrets = Secret.Of(arena.Secrets);
        var tab = await PlayAsync(visitor);
        var page = await InPageAsync(tab, visitor);
        LeakScanner.Find([.. relay.Received, page], secrets).ShouldBeEmpty();
        relay.Received.ShouldContain(received => received.Request.EndsWith("/events", StringComparison.Ordinal) && received.Text.Contains("event: votable"));

        // The same scan finds a name wherever one is put.
        foreach (var plant in Plants)
        {
            await tab.Page.EvaluateAsync(plant.Put, "Gravelox");
            LeakScanner.Find([await InPageAsync(tab, visitor)], secrets).ShouldNotBeEmpty(plant.Put);
            await tab.Page.EvaluateAsync(plant.Remove);
            LeakScanner.Find([await InPageAsync(tab, visitor)], secrets).ShouldBeEmpty(plant.Remove);
        }

        var before = relay.Received.Count;
        await tab.SendPickAsync();
        LeakScanner.Find(relay.Received.Skip(before), secrets).ShouldNotBeEmpty("the receipt names both");
        LeakScanner.Find([await InPageAsync(tab, visitor)], secrets).ShouldNotBeEmpty("the page names both");
    }

    private static readonly (string Put, string Remove)[] Plants =
    [
        ("name => document.body.dataset.planted = name", "delete document.body.dataset.planted"),
        ("name => document.body.append(new Comment(name))", "document.body.lastChild.remove()"),
        ("name => sessionStorage.setItem('planted', btoa(name))", "sessionStorage.removeItem('planted')"),
        ("name => localStorage.setItem(name.toUpperCase(), '')", "localStorage.clear()"),
        ("name => history.replaceState({ name }, '')", "history.replaceState(null, '')"),
        ("name => { window.titled = document.title; document.title = name }", "document.title = titled"),
    ];

    /// <summary>Every way to what a voter may see before the vote: two turns, written again, reloaded, opened from the history, and picked.</summary>
    private static async Task<Tab> PlayAsync(Visitor visitor)
    {
        var tab = await visitor.OpenAsync();
        await tab.Page.Locator($"input[name=language][value={BlindArena.Alike}]").CheckAsync();
        await tab.Prompt.FillAsync("Hello");
        await tab.Page.Locator("#send").ClickAsync();
        await tab.VotableAsync();
        await tab.Follow.FillAsync("And?");
        await tab.Follow.PressAsync("Enter");
        await Expect(tab.Turn(2)).ToBeVisibleAsync();
        await tab.VotableAsync();
        await tab.Turn(2).Locator(".more summary").ClickAsync();
        await tab.Act("again", 2).ClickAsync();
        await Expect(tab.Turn(2).GetByText("Version 2 of 2")).ToBeVisibleAsync();
        await tab.VotableAsync();
        await tab.Page.ReloadAsync();
        await tab.VotableAsync();
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "History" }).ClickAsync();
        await tab.Page.GetByText("Continue").ClickAsync();
        await tab.VotableAsync();
        await tab.PickAsync("left");
        return tab;
    }

    /// <summary>What the page itself holds: its document, title, address, storage and history, what assistive technology reads, and the console.</summary>
    private static async Task<Received> InPageAsync(Tab tab, Visitor visitor)
    {
        var held = await tab.Page.EvaluateAsync<string>("""
            () => [new XMLSerializer().serializeToString(document), document.title, location.href, document.cookie, JSON.stringify(history.state),
              ...[sessionStorage, localStorage].map(store => JSON.stringify(Object.entries(store))), performance.getEntries().map(entry => entry.name).join('\n')].join('\n')
            """);
        var read = await tab.Page.Locator("body").AriaSnapshotAsync();
        return new Received("the page", HttpStatusCode.OK, "", Encoding.UTF8.GetBytes(string.Join('\n', [held, read, .. visitor.Console])));
    }
}
