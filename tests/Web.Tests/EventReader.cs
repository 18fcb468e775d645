using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Arena.Web.Tests;

/// <summary>Reads a text/event-stream line by line, as the standard says.</summary>
public sealed class EventReader(HttpResponseMessage response, StreamReader reader) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public HttpResponseMessage Response => response;

    public string? LastId { get; private set; }

    public List<string> Comments { get; } = [];

    public static async Task<EventReader> OpenAsync(Browser browser, string battle, string? after = null, string? lastEventId = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, QueryHelpers.AddQueryString($"/api/battles/{battle}/events", "after", after ?? ""));
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var response = await browser.SendAsync(request, whole: false);
        response.IsSuccessStatusCode.ShouldBeTrue($"{(int)response.StatusCode}");
        return new EventReader(response, new StreamReader(await response.Content.ReadAsStreamAsync()));
    }

    /// <summary>The next event; null at the end. Comments on the way are kept.</summary>
    public async Task<ServerEvent?> NextAsync()
    {
        string? name = null, id = null, data = null;
        while (await LineAsync() is { } line)
        {
            if (line.Length == 0)
            {
                if (name is not null)
                {
                    LastId = id ?? LastId;
                    return new ServerEvent(name, id, JsonDocument.Parse(data!).RootElement);
                }
            }
            else if (line[0] == ':')
            {
                Comments.Add(line);
            }
            else
            {
                var value = line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..];
                (name, id, data) = line[..line.IndexOf(':', StringComparison.Ordinal)] switch
                {
                    "event" => (value, id, data),
                    "id" => (name, value, data),
                    "data" => (name, id, value),
                    var other => throw new InvalidDataException($"A line of an unknown field: {other}"),
                };
            }
        }

        return null;
    }

    public async Task<List<ServerEvent>> RestAsync()
    {
        var events = new List<ServerEvent>();
        while (await NextAsync() is { } next)
        {
            events.Add(next);
        }

        return events;
    }

    /// <summary>Reads until an event of this name.</summary>
    public async Task<ServerEvent> UntilAsync(string name)
    {
        while (await NextAsync() is { } next)
        {
            if (next.Name == name)
            {
                return next;
            }
        }

        throw new InvalidOperationException($"The stream ended before {name}.");
    }

    /// <summary>Reads a comment and the blank line after it; fails on anything else.</summary>
    public async Task CommentAsync()
    {
        (await LineAsync()).ShouldNotBeNull().ShouldStartWith(":");
        (await LineAsync()).ShouldBe("");
    }

    public void Dispose()
    {
        reader.Dispose();
        response.Dispose();
    }

    private async Task<string?> LineAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await reader.ReadLineAsync(patience.Token);
    }
}

/// <summary>One event of a stream.</summary>
public sealed record ServerEvent(string Name, string? Id, JsonElement Data)
{
    public string Text => Data.GetProperty("text").GetString()!;

    public string Side => Data.GetProperty("side").GetString()!;

    public override string ToString() => $"{Name} {Id} {Data}";
}
