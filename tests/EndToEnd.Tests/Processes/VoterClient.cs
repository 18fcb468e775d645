using System.Net;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;

namespace Arena.EndToEnd.Tests.Processes;

/// <summary>One browser: a cookie jar, and everything it ever received. It outlives the arena that it talks to.</summary>
/// <param name="address">Where the arena is at the moment.</param>
public sealed class VoterClient(Func<Uri> address) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private readonly Lock _gate = new();
    private readonly List<Received> _received = [];

    /// <summary>Told of every step: a request goes out, a response or an event comes in.</summary>
    public Action<ClientStep> Observe { get; set; } = _ => { };

    /// <summary>Every response so far, streams included, as its bytes came.</summary>
    public IReadOnlyList<Received> Received
    {
        get
        {
            lock (_gate)
            {
                return [.. _received];
            }
        }
    }

    public Task<Received> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public Task<Received> PostAsync(string path, object body) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) });

    public async Task<Received> SendAsync(HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var response = await BeginAsync(request, CancellationToken.None);
        var body = await response.Content.ReadAsByteArrayAsync().For($"the body of {request.RequestUri}");
        return Keep(new Received($"{request.Method} {request.RequestUri!.PathAndQuery}", response.StatusCode, Processes.Received.HeadOf(response), body));
    }

    /// <summary>A battle's events after a cursor until the server ends the stream or the caller leaves.</summary>
    public async IAsyncEnumerable<ServerEvent> EventsAsync(
        string battle, string? lastEventId = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/battles/{battle}/events");
        if (lastEventId is not null)
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        }

        using var response = await BeginAsync(request, cancellationToken);
        await using var stream = new CopyingStream(await response.Content.ReadAsStreamAsync(cancellationToken));
        try
        {
            response.EnsureSuccessStatusCode();
            await foreach (var next in EventReader.ReadAsync(stream, cancellationToken))
            {
                Observe(ClientStep.Event);
                yield return next;
            }
        }
        finally
        {
            Keep(new Received($"GET {request.RequestUri!.PathAndQuery}", response.StatusCode, Processes.Received.HeadOf(response), stream.Copied));
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> BeginAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.RequestUri = new Uri(address(), request.RequestUri!);
        var sending = _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        Observe(request.RequestUri.AbsolutePath.EndsWith("/vote", StringComparison.Ordinal) ? ClientStep.VoteSent : ClientStep.Sent);
        var response = await sending.For($"the answer to {request.Method} {request.RequestUri}");
        Observe(ClientStep.Answered);
        return response;
    }

    private Received Keep(Received received)
    {
        lock (_gate)
        {
            _received.Add(received);
        }

        return received;
    }
}
