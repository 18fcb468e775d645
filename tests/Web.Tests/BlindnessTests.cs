using System.Text;
using Arena.Contracts.Battles;
using Arena.Scripted;

namespace Arena.Web.Tests;

/// <summary>Before the vote no byte of a response tells who is hidden.</summary>
public sealed class BlindnessTests
{
    private static readonly RevealedPair OtherPair = new(SampleData.Pair.Right, SampleData.Pair.Left);

    [Fact]
    public async Task No_response_before_the_vote_holds_a_hidden_word()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var id = await browser.StartBattleAsync();
        var battle = web.Arena.Battles[0];
        battle.Write(Side.Left, "Half");
        battle.Fail(Side.Right);
        foreach (var path in Paths(id))
        {
            ShouldBeBlind(await EverythingAsync(browser, path), path);
        }

        using var vote = await browser.PostAsync($"/api/battles/{id}/vote", new { turn = 1, verdict = "left", key = "k" });
        ShouldBeBlind(await RawAsync(vote), "a refused vote");
        web.Arena.FailNext(1, () => new InvalidOperationException("quagga-9b-q8 at tower"));
        ShouldBeBlind(await EverythingAsync(browser, $"/api/battles/{id}"), "a fault");
        battle.Complete(Side.Left);
        using var events = await EventReader.OpenAsync(browser, id);
        ShouldBeBlind(string.Join('\n', (await events.RestAsync()).Select(next => next.ToString())), "the events");
    }

    [Fact]
    public async Task Pages_and_calls_are_the_same_bytes_whichever_pair_is_hidden()
    {
        var one = await RecordAsync(SampleData.Pair);
        var other = await RecordAsync(OtherPair);
        one.Count.ShouldBeGreaterThan(8);
        foreach (var (first, second) in one.Zip(other))
        {
            second.ShouldBe(first);
        }
    }

    private static async Task<List<string>> RecordAsync(RevealedPair pair)
    {
        await using var web = await WebArena.StartAsync();
        web.Arena.Pair = pair;
        using var browser = web.NewBrowser();
        browser.SetCookie("arena_voter", "AAAAAAAAAAAAAAAAAAAAAA");
        var id = await browser.StartBattleAsync();
        var battle = web.Arena.Battles[0];
        battle.Finish("The same left.", "The same right.");
        var recorded = new List<string>();
        foreach (var path in Paths(id))
        {
            recorded.Add(await EverythingAsync(browser, path));
        }

        using var events = await EventReader.OpenAsync(browser, id);
        recorded.Add(string.Join('\n', (await events.RestAsync()).Select(next => next.ToString())));
        return recorded;
    }

    private static string[] Paths(string id) =>
    [
        "/", $"/battle/{id}", $"/battle/{id}/result", $"/battle/{id}/vote?verdict=left&turn=1", "/history", "/settings", "/about",
        $"/api/battles/{id}", "/api/battles", "/api/languages",
    ];

    private static async Task<string> EverythingAsync(Browser browser, string path)
    {
        using var response = await browser.GetAsync(path);
        return await RawAsync(response);
    }

    private static async Task<string> RawAsync(HttpResponseMessage response) =>
        $"{(int)response.StatusCode}\n{response.Headers}{response.Content.Headers}\n{await response.Content.ReadAsStringAsync()}";

    private static void ShouldBeBlind(string bytes, string what)
    {
        foreach (var word in SampleData.HiddenWords)
        {
            bytes.Contains(word, StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"'{word}' in {what}:\n{bytes[..Math.Min(2000, bytes.Length)]}");
        }

        Encoding.UTF8.GetByteCount(bytes).ShouldBeGreaterThan(40, what);
    }
}
