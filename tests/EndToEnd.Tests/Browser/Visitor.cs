using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Arena.EndToEnd.Tests.Browser;

/// <summary>One browser with its own cookies; keeps everything it asked for and got.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly Chromium _chromium;
    private readonly IBrowserContext _context;
    private bool _hasStrangeClock;

    private Visitor(Chromium chromium, IBrowserContext context, string address, Screen screen) =>
        (_chromium, _context, Address, Screen) = (chromium, context, address, screen);

    public string Address { get; }

    public Screen Screen { get; }

    public IBrowserContext Context => _context;

    /// <summary>Addresses that were asked for, with their method.</summary>
    public ConcurrentQueue<(string Method, string Url, string? Body)> Requests { get; } = new();

    public ConcurrentQueue<IResponse> Responses { get; } = new();

    /// <summary>Everything that was written to the console.</summary>
    public ConcurrentQueue<string> Console { get; } = new();

    /// <summary>Errors of scripts and of the security policy.</summary>
    public ConcurrentQueue<string> Faults { get; } = new();

    public static async Task<Visitor> OpenAsync(Chromium chromium, string address, Screen screen)
    {
        ArgumentNullException.ThrowIfNull(chromium);
        var context = await chromium.TakeAsync(screen);
        var visitor = new Visitor(chromium, context, address, screen);
        context.Request += visitor.Requested;
        context.Response += visitor.Responded;
        context.WebError += visitor.Failed;
        context.Console += visitor.Wrote;
        return visitor;
    }

    /// <summary>A new tab at an address below the site's.</summary>
    public async Task<Tab> OpenAsync(string path = "/")
    {
        var tab = new Tab(await _context.NewPageAsync(), this);
        await tab.Page.GotoAsync(Address + path);
        return tab;
    }

    /// <summary>Sets what the visitor chose in the settings.</summary>
    public Task ChooseAsync(string settings) =>
        _context.AddCookiesAsync([new() { Name = "arena_settings", Value = settings, Url = Address }]);

    public IReadOnlyList<string> Posted(string pathEnd) =>
        [.. Requests.Where(request => request.Method == "POST" && request.Url.EndsWith(pathEnd, StringComparison.Ordinal)).Select(request => request.Body ?? "")];

    /// <summary>From now on time passes in this browser when the test says so.</summary>
    public Task StopClockAsync()
    {
        _hasStrangeClock = true;
        return _context.Clock.InstallAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await (_hasStrangeClock ? _context.CloseAsync() : _chromium.GiveBackAsync(Screen, _context));
        _context.Request -= Requested;
        _context.Response -= Responded;
        _context.WebError -= Failed;
        _context.Console -= Wrote;
        Faults.ShouldBeEmpty();
        Requests.ShouldAllBe(request => request.Url.StartsWith(Origin, StringComparison.Ordinal) || request.Url.StartsWith("data:", StringComparison.Ordinal));
    }

    private void Requested(object? sender, IRequest request) => Requests.Enqueue((request.Method, request.Url, request.PostData));

    private void Responded(object? sender, IResponse response) => Responses.Enqueue(response);

    private void Failed(object? sender, IWebError error) => Faults.Enqueue(error.Error);

    private void Wrote(object? sender, IConsoleMessage message)
    {
        Console.Enqueue(message.Text);
        if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
        {
            Faults.Enqueue(message.Text);
        }
    }

    private string Origin => new Uri(Address).GetLeftPart(UriPartial.Authority) + "/";
}
