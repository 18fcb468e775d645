using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Arena.EndToEnd.Tests.Browser;

/// <summary>One browser with its own cookies; keeps everything it asked for and got.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    private Visitor(IBrowserContext context, string address, Screen screen) => (_context, Address, Screen) = (context, address, screen);

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
        var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = screen.Width, Height = screen.Height },
            ColorScheme = screen.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = screen.ReducedMotion ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
            ForcedColors = screen.ForcedColours ? ForcedColors.Active : ForcedColors.None,
            JavaScriptEnabled = screen.Script,
            Locale = screen.Locale,
        });
        var visitor = new Visitor(context, address, screen);
        context.Request += (_, request) => visitor.Requests.Enqueue((request.Method, request.Url, request.PostData));
        context.Response += (_, response) => visitor.Responses.Enqueue(response);
        context.WebError += (_, error) => visitor.Faults.Enqueue(error.Error);
        context.Console += (_, message) =>
        {
            visitor.Console.Enqueue(message.Text);
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                visitor.Faults.Enqueue(message.Text);
            }
        };
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

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        Faults.ShouldBeEmpty();
        Requests.ShouldAllBe(request => request.Url.StartsWith(Origin, StringComparison.Ordinal) || request.Url.StartsWith("data:", StringComparison.Ordinal));
    }

    private string Origin => new Uri(Address).GetLeftPart(UriPartial.Authority) + "/";
}
