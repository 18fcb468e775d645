namespace Arena.EndToEnd.Tests.Browser;

/// <summary>One scripted site for all tests of a class.</summary>
public sealed class SharedSite(Chromium chromium) : IAsyncLifetime
{
    public ScriptedSite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Site = await ScriptedSite.StartAsync(chromium, "");

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
