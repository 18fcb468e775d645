using System.Collections.Concurrent;
using Arena.EndToEnd.Tests.Processes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Arena.EndToEnd.Tests.Browser;

/// <summary>Stands between a browser and an arena: one address, whichever process answers behind it. Keeps every byte that passes to the browser.</summary>
public sealed class Relay : IAsyncDisposable
{
    private static readonly string[] OwnHeaders = ["Host", "Accept-Encoding", "Connection", "Transfer-Encoding", "Content-Length"];

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly ConcurrentQueue<Received> _received = new();
    private readonly WebApplication _app;
    private readonly Func<Uri> _target;

    private Relay(WebApplication app, Func<Uri> target) => (_app, _target) = (app, target);

    /// <summary>Without a slash at the end.</summary>
    public string Address => _app.Urls.Single();

    public IReadOnlyList<Received> Received => [.. _received];

    /// <summary>False leaves out what would set a cookie, as a browser that refuses them does.</summary>
    public bool Cookies { get; set; } = true;

    /// <summary>Told of a request that the arena has answered, before the browser gets the answer.</summary>
    public Func<string, Task> Answered { get; set; } = _ => Task.CompletedTask;

    /// <param name="target">Where the arena is at the moment.</param>
    public static async Task<Relay> StartAsync(Func<Uri> target)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var relay = new Relay(builder.Build(), target);
        relay._app.Run(relay.PassAsync);
        await relay._app.StartAsync();
        return relay;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        try
        {
            using var request = Copy(context.Request);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
            await PassBackAsync(context, $"{request.Method} {request.RequestUri!.AbsolutePath}", response);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            context.Abort();
        }
    }

    private HttpRequestMessage Copy(HttpRequest request)
    {
        var copy = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(_target(), $"{request.Path}{request.QueryString}"));
        if (request.ContentLength > 0)
        {
            copy.Content = new StreamContent(request.Body);
        }

        foreach (var (name, values) in request.Headers.Where(header => !OwnHeaders.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (!copy.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
            {
                copy.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }

        return copy;
    }

    private async Task PassBackAsync(HttpContext context, string request, HttpResponseMessage response)
    {
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).Where(header => Passes(header.Key)))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        if (response.Content.Headers.ContentType?.MediaType != "text/event-stream")
        {
            // Whole, before anybody is told of it and may end the process that gives it.
            await response.Content.LoadIntoBufferAsync(context.RequestAborted);
        }

        await using var body = new CopyingStream(await response.Content.ReadAsStreamAsync(context.RequestAborted));
        try
        {
            await Answered(request);
            await body.CopyToAsync(context.Response, context.RequestAborted);
        }
        finally
        {
            _received.Enqueue(new Received(request, response.StatusCode, Processes.Received.HeadOf(response), body.Copied));
        }
    }

    private bool Passes(string header) =>
        !OwnHeaders.Contains(header, StringComparer.OrdinalIgnoreCase) && (Cookies || !header.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase));
}

file static class Flow
{
    /// <summary>Sends on whatever comes as soon as it comes.</summary>
    public static async Task CopyToAsync(this Stream from, HttpResponse to, CancellationToken cancellationToken)
    {
        var buffer = new byte[8192];
        int read;
        while ((read = await from.ReadAsync(buffer, cancellationToken)) > 0)
        {
            await to.Body.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            await to.Body.FlushAsync(cancellationToken);
        }
    }
}
