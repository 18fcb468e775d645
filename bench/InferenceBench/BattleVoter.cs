using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Arena.InferenceBench;

/// <summary>A voter over HTTP: starts a battle and follows its events until it can be voted on.</summary>
internal sealed class BattleVoter(Uri arena) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = arena, Timeout = Timeout.InfiniteTimeSpan };

    public async Task BattleAsync()
    {
        var prompt = BenchModel.Text(BenchModel.PromptTokens, 0).Trim();
        using var created = await _http.PostAsJsonAsync("api/battles", new { language = "en", prompt, key = Guid.NewGuid().ToString("N") });
        var body = await created.Content.ReadAsStringAsync();
        if (!created.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"The arena refused a battle: {body}");
        }

        using var started = JsonDocument.Parse(body);
        using var events = new StreamReader(await _http.GetStreamAsync($"api/battles/{started.RootElement.GetProperty("battle").GetString()}/events"));
        while (await events.ReadLineAsync() is { } line && line != "event: votable")
        {
            if (line.Contains("\"status\":\"failed\"", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"An answer failed: {line}");
            }
        }
    }

    public void Dispose() => _http.Dispose();
}
