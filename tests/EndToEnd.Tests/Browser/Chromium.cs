using Microsoft.Playwright;

namespace Arena.EndToEnd.Tests.Browser;

/// <summary>Debian's Chromium, driven by Playwright; started once for all tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    public const string Missing = "There is no chromium on the PATH.";

    /// <summary>In milliseconds; far beyond what a page takes, also on a loaded machine.</summary>
    private const float Patience = 60_000;

    private readonly Dictionary<Screen, Stack<IBrowserContext>> _free = [];
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public static bool IsThere => ExecutablePath is not null;

    // The shell is the same browser without its own toolbars, whose pages cost as much as those under test.
    private static string? ExecutablePath { get; } =
        new[] { "chromium-headless-shell", "chromium" }.SelectMany(
            _ => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator), (name, folder) => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (!IsThere)
        {
            return;
        }

        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = ExecutablePath,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
            _playwright.Dispose();
        }
    }

    /// <summary>A profile without cookies and pages. Making one costs more than most tests, so one that was given back is taken again.</summary>
    public async Task<IBrowserContext> TakeAsync(Screen screen)
    {
        ArgumentNullException.ThrowIfNull(screen);
        return _free.TryGetValue(screen, out var free) && free.TryPop(out var context) ? context : await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = screen.Width, Height = screen.Height },
            ColorScheme = screen.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = screen.ReducedMotion ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
            ForcedColors = screen.ForcedColours ? ForcedColors.Active : ForcedColors.None,
            JavaScriptEnabled = screen.Script,
            Locale = screen.Locale,
        });
    }

    /// <summary>Takes a profile back. What files it cached stays: every site has a port of its own. One whose pages do not close is ended.</summary>
    public async Task GiveBackAsync(Screen screen, IBrowserContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            await CleanAsync(context).WaitAsync(TimeSpan.FromMilliseconds(Patience), TimeProvider.System);
        }
        catch (TimeoutException)
        {
            await context.CloseAsync();
            return;
        }

        _free.TryAdd(screen, []);
        _free[screen].Push(context);
    }

    private static async Task CleanAsync(IBrowserContext context)
    {
        foreach (var page in context.Pages.ToList())
        {
            await page.CloseAsync();
        }

        await context.ClearCookiesAsync();
        await context.SetOfflineAsync(false);
    }
}
