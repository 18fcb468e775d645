using System.Runtime.CompilerServices;

namespace Arena.EndToEnd.Tests.Browser;

/// <summary>A test that needs Chromium; without one it says so and is skipped.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        Skip = Chromium.Missing;
        SkipUnless = nameof(Chromium.IsThere);
        SkipType = typeof(Chromium);
    }
}
