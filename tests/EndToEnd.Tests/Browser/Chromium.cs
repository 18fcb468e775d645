using Microsoft.Playwright;

namespace Arena.EndToEnd.Tests.Browser;

/// <summary>Debian's Chromium, driven by Playwright; started once for all tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    public const string Missing = "There is no chromium on the PATH.";

    /// <summary>In milliseconds; far beyond what a page takes, also on a loaded machine.</summary>
    private const float Patience = 60_000;

    private IPlaywright _playwright = null!;

    public static bool IsThere => ExecutablePath is not null;

    public IBrowser Browser { get; private set; } = null!;

    private static string? ExecutablePath { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (!IsThere)
        {
            return;
        }

        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = ExecutablePath,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
            _playwright.Dispose();
        }
    }
}
