using System.Runtime.CompilerServices;

namespace Arena.EndToEnd.Tests.Browser;

/// <summary>A theory that needs Chromium; without one it says so and is skipped.</summary>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        Skip = Chromium.Missing;
        SkipUnless = nameof(Chromium.IsThere);
        SkipType = typeof(Chromium);
    }
}
