using Arena.EndToEnd.Tests.Browser;
using Arena.EndToEnd.Tests.Processes;
using static Microsoft.Playwright.Assertions;

namespace Arena.EndToEnd.Tests.Chaos.InBrowser;

/// <summary>The server's process is killed under a page that is in use.</summary>
public sealed class RestartInBrowserTests(Chromium chromium) : BrowserTests(chromium)
{
    [BrowserFact]
    public async Task A_server_killed_as_it_begins_a_battle_and_as_it_confirms_the_vote_loses_nothing()
    {
        using var folder = new TemporaryFolder();
        var settings = new ArenaSettings(folder.File("data")) { Catalogue = ScriptedCatalogue.Write(folder.Path, Contestants) };
        await using var first = await ArenaProcess.StartAsync(settings);
        var address = first.Address;
        await using var relay = await Relay.StartAsync(() => address);
        await using var visitor = await Visitor.OpenAsync(Chromium, relay.Address, Screen.Wide);
        await visitor.ChooseAsync("undo=manual");
        var tab = await visitor.OpenAsync();

        // The battle is persisted and its answers have just begun.
        relay.Answered = KillAt("POST /api/battles", first);
        await tab.Prompt.FillAsync("Hello");
        await tab.Page.Locator("#send").ClickAsync();
        await Expect(tab.Turn()).ToBeVisibleAsync();
        await Expect(tab.Banner).ToContainTextAsync("Connection lost. Reconnecting. Nothing is lost.");
        await using var second = await ArenaProcess.StartAsync(settings);
        address = second.Address;

        // The page tries by itself as well, and may be back before the button is pressed.
        await tab.Page.GetByText("Try now").DispatchEventAsync("click");
        await tab.VotableAsync();
        await Expect(tab.Banner).ToBeHiddenAsync();

        // The vote is in the log, and its receipt never arrives.
        var battle = new Uri(tab.Page.Url).Segments[^1];
        relay.Answered = KillAt($"POST /api/battles/{battle}/vote", second);
        await tab.PickAsync("right");
        await tab.Page.Locator("#send-now").ClickAsync();
        await Expect(tab.Page.Locator("#saving-text")).ToHaveTextAsync("Your vote is not saved yet. We keep your choice and try again.");
        relay.Answered = _ => Task.CompletedTask;
        await using var third = await ArenaProcess.StartAsync(settings);
        address = third.Address;
        await tab.Page.Locator("#save-again").DispatchEventAsync("click");
        await Expect(tab.Result).ToHaveTextAsync("Your vote is saved: right is better");

        visitor.Posted("/vote").Distinct().ShouldHaveSingleItem("one key");
        using var reader = new VoterClient(() => address);
        (await VoteLine.ExportAsync(reader)).ShouldHaveSingleItem().Winner.ShouldBe("right");
    }

    private static readonly ScriptedContestant[] Contestants =
    [
        new("one", "Contestant One", "Ones", "1", "one.gguf", ["First", " answer", "."]),
        new("two", "Contestant Two", "Twos", "2", "two.gguf", ["Second", " answer", ",", " longer", "."]),
    ];

    // The answer is lost with the process that gave it.
    private static Func<string, Task> KillAt(string request, ArenaProcess arena) => async answered =>
    {
        if (answered == request)
        {
            await arena.KillAsync();
            if (request.EndsWith("/vote", StringComparison.Ordinal))
            {
                throw new IOException("The line is cut.");
            }
        }
    };
}
