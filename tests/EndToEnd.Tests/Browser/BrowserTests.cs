namespace Arena.EndToEnd.Tests.Browser;

/// <summary>Base of the tests that look at pages. They share one browser and take turns.</summary>
[Collection(Name)]
public abstract class BrowserTests(Chromium chromium)
{
    public const string Name = "browser";

    protected Chromium Chromium => chromium;

    /// <summary>The web host over scripted grains.</summary>
    protected async Task<ScriptedSite> ServeAsync(string pathBase = "") => await ScriptedSite.StartAsync(chromium, pathBase);
}
