using Arena.Scripted;
using Arena.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;

namespace Arena.Web.Tests;

/// <summary>The web host in the test's own process, over a scripted arena and a clock that the test moves.</summary>
public sealed class WebArena : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly WebApplication _app;

    private WebArena(WebApplication app, TemporaryFolder folder, ScriptedArena arena, ManualTimeProvider clock) =>
        (_app, _folder, Arena, Clock) = (app, folder, arena, clock);

    public ScriptedArena Arena { get; }

    public ManualTimeProvider Clock { get; }

    public string DataFolder => _folder.Path;

    public static async Task<WebArena> StartAsync(IReadOnlyDictionary<string, string?>? settings = null, ILoggerProvider? logs = null)
    {
        var folder = new TemporaryFolder();
        var clock = new ManualTimeProvider();
        var arena = new ScriptedArena(clock);
        var app = await ArenaHost.StartAsync(arena, folder.Path, builder => builder.WebHost.UseTestServer(), clock, settings, logs);
        return new WebArena(app, folder, arena, clock);
    }

    /// <summary>A browser that keeps its cookies.</summary>
    public Browser NewBrowser() => new(_app.GetTestServer());

    /// <summary>Moves the clock in small steps until something that waits for it has happened.</summary>
    public async Task AdvanceUntilAsync(Func<bool> happened)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!happened())
        {
            patience.IsCancellationRequested.ShouldBeFalse("what was awaited never happened");
            Clock.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }
    }

    /// <summary>Waits for something that needs no clock.</summary>
    public static async Task UntilAsync(Func<bool> happened)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!happened())
        {
            patience.IsCancellationRequested.ShouldBeFalse("what was awaited never happened");
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
