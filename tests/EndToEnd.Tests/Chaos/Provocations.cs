using System.Net.Http.Headers;
using System.Text;
using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.Chaos;

/// <summary>Requests that a curious voter sends before the vote, most of them wrong.</summary>
public static class Provocations
{
    /// <summary>Sends them all; what comes back is in the client's record.</summary>
    public static async Task RunAsync(VoterClient voter, string battle, string foreignBattle)
    {
        ArgumentNullException.ThrowIfNull(voter);
        foreach (var (method, path, body, type) in Requests(battle, foreignBattle))
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            if (body is not null)
            {
                request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };
            }

            await voter.SendAsync(request);
        }

        using var foreign = new HttpRequestMessage(HttpMethod.Get, $"api/battles/{battle}") { Headers = { { "Sec-Fetch-Site", "cross-site" } } };
        await voter.SendAsync(foreign);
    }

    private static IEnumerable<(string Method, string Path, string? Body, string Type)> Requests(string battle, string foreignBattle)
    {
        const string Json = "application/json";
        const string Form = "application/x-www-form-urlencoded";
        string[] addresses = [$"api/battles/{battle}", $"api/battles/{foreignBattle}", "api/battles/00000000000000000000000000", "api/battles/x"];
        foreach (var address in addresses)
        {
            yield return ("GET", address, null, Json);
            yield return ("HEAD", address, null, Json);
            yield return ("PUT", address, "{}", Json);
            yield return ("POST", $"{address}/vote", """{"turn":2,"verdict":"left","key":"a-stale-vote"}""", Json);
            yield return ("POST", $"{address}/vote", """{"turn":1,"verdict":"left","key":"an-early-vote","seen":{"left":9,"right":9}}""", Json);
            yield return ("POST", $"{address}/vote", """{"turn":1,"verdict":"left","key":""}""", Json);
            yield return ("POST", $"{address}/vote", """{"turn":1,"verdict":"nobody","key":"a-wrong-verdict"}""", Json);
            yield return ("POST", $"{address}/vote", """{"turn":1}""", Json);
            yield return ("POST", $"{address}/vote", "{\"turn\":", Json);
            yield return ("POST", $"{address}/vote", "", Json);
            yield return ("POST", $"{address}/vote", "turn=1", Form);
            yield return ("POST", $"{address}/vote/notes", """{"tags":["fast"],"comment":"early"}""", Json);
            yield return ("POST", $"{address}/regenerate", """{"side":"middle"}""", Json);
            yield return ("POST", $"{address}/turns", """{"prompt":"","key":"an-empty-turn"}""", Json);
            yield return ("POST", $"{address}/turns", $$"""{"prompt":"{{new string('x', 16_001)}}","key":"a-long-turn"}""", Json);
            yield return ("POST", $"{address}/stop", """{"side":"both"}""", Json);
        }

        yield return ("GET", $"api/battles/{foreignBattle}/events", null, Json);
        yield return ("POST", $"api/battles/{battle}/events", "{}", Json);
        yield return ("GET", "api/battles", null, Json);
        yield return ("GET", "api/battles?q=a&language=en&page=1", null, Json);
        yield return ("GET", "api/battles?page=0", null, Json);
        yield return ("GET", "api/battles?page=x", null, Json);
        yield return ("POST", "api/battles", """{"language":"xx","prompt":"Hi","key":"unknown-language"}""", Json);
        yield return ("POST", "api/battles", """{"language":"en","prompt":"Hi","key":"unknown-prompt","promptId":"none"}""", Json);
        yield return ("POST", "api/battles", "[1,2", Json);
        yield return ("POST", "api/battles", "null", Json);
        yield return ("POST", "api/battles", new string(' ', 70_000), Json);
        yield return ("POST", "api/battles", "x", "text/plain");
        yield return ("POST", "api/arena/vote", $$"""{"battle_id":"{{foreignBattle}}","preference":"left"}""", Json);
        yield return ("POST", "api/arena/vote", $$"""{"battle_id":"{{battle}}","preference":"neither"}""", Json);
        yield return ("DELETE", "api/me/texts", "{}", Json);
        yield return ("GET", "api/export/battles.jsonl", null, Json);
        yield return ("GET", "api/export/arena_results.csv", null, Json);
        yield return ("GET", "api/no/such/call", null, Json);
        yield return ("GET", "no/such/page", null, Json);
        yield return ("GET", "arena.json", null, Json);
        yield return ("GET", "catalogue.json", null, Json);
        yield return ("GET", "..%2f..%2fcatalogue.json", null, Json);
        yield return ("GET", "data/admin.token", null, Json);
        foreach (var page in new[] { $"battle/{battle}", $"battle/{foreignBattle}", "battle/x" })
        {
            yield return ("GET", page, null, Json);
            yield return ("GET", $"{page}/vote?turn=1&verdict=left", null, Json);
            yield return ("GET", $"{page}/result", null, Json);
            yield return ("POST", $"{page}/vote", "turn=1&verdict=left&token=wrong", Form);
            yield return ("POST", $"{page}/turns", "prompt=more", Form);
            yield return ("POST", $"{page}/regenerate", "side=both", "text/plain");
        }

        yield return ("GET", "history", null, Json);
        yield return ("GET", "history?q=Hello", null, Json);
        yield return ("GET", "health/live", null, Json);
        yield return ("GET", "health/ready", null, Json);
        yield return ("OPTIONS", "api/battles", null, Json);
    }
}
