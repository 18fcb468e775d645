using Arena.EndToEnd.Tests.Processes;
using Arena.Support;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Arena.EndToEnd.Tests.Browser.States;

/// <summary>What can be found wrong with a page by program: at four widths, light and dark, with larger and with wider text.</summary>
internal static class Inspection
{
    // One document without frames: no further page is needed to put results together.
    private const string Run = """
        async () => {
          const rules = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
          const { violations, incomplete } = await axe.run(document, { runOnly: rules, iframes: false, resultTypes: ['violations', 'incomplete'] });
          return [...violations, ...incomplete.filter(one => one.id !== 'color-contrast')]
            .flatMap(one => one.nodes.map(node => `${one.id} (${one.help}): ${node.html}`));
        }
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private static readonly string Structure =
        File.ReadAllText(Path.Combine(RepositoryRoot.Path, "tests", "EndToEnd.Tests", "Browser", "States", "structure.js"));

    private static readonly string? Pictures = Environment.GetEnvironmentVariable("ARENA_PICTURES") is { Length: > 0 } folder ? folder : null;

    private static readonly (int Width, int Height, bool Axe)[] Sizes = [(1280, 800, true), (768, 1024, false), (320, 568, false), (390, 844, true)];

    private static readonly (string How, int Width, string Act)[] Stretches =
    [
        ("text of twice the size", 1280, "document.documentElement.style.fontSize = '200%'"),
        ("wider spacing", 390, """
            () => {
              document.documentElement.style.fontSize = '';
              const spaced = new CSSStyleSheet();
              spaced.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }');
              document.adoptedStyleSheets = [...document.adoptedStyleSheets, spaced];
            }
            """),
    ];

    /// <returns>One line for each fault; empty for a sound page.</returns>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page, string name)
    {
        var faults = new List<string>();
        // Behind another tab a page gets no frames.
        await page.BringToFrontAsync();
        await page.EvaluateAsync(Axe);
        foreach (var (width, height, axe) in Sizes)
        {
            await ResizeAsync(page, width, height);
            faults.AddRange((await page.EvaluateAsync<string[]>(Structure)).Select(fault => $"{name} at {width}: {fault}"));
            var wide = width > 1000;
            if (axe)
            {
                faults.AddRange(await ThemeAsync(page, $"{name} at {width}", ColorScheme.Light, wide));
                faults.AddRange(await ThemeAsync(page, $"{name} at {width}", ColorScheme.Dark, !wide));
            }
        }

        foreach (var (how, width, act) in Stretches)
        {
            await ResizeAsync(page, width, 800);
            await page.EvaluateAsync(act);
            faults.AddRange((await page.EvaluateAsync<string[]>(Structure)).Select(fault => $"{name} with {how}: {fault}"));
        }

        return faults;
    }

    // What the page itself does about its width comes with the next frame.
    private static async Task ResizeAsync(IPage page, int width, int height)
    {
        await page.SetViewportSizeAsync(width, height);
        await ((Task)page.EvaluateAsync("new Promise(done => requestAnimationFrame(done))")).For($"a frame {width} wide");
    }

    private static async Task<IEnumerable<string>> ThemeAsync(IPage page, string name, ColorScheme theme, bool always)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
        if (Pictures is not null)
        {
            await page.EvaluateAsync("scrollTo(0, 0)");
            await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name.Replace(' ', '-')}-{theme}.png".ToLowerInvariant()), FullPage = true });
        }

        // The colours are the same at every width, so wide and light, narrow and dark tell all; with pictures all four are looked at.
        if (!always && Pictures is null)
        {
            return [];
        }

        return (await page.EvaluateAsync<string[]>(Run).For($"axe on {name}")).Select(fault => $"{name} {theme}: {fault}");
    }
}
