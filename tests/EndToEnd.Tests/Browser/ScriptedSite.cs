using Arena.EndToEnd.Tests.Processes;
using Arena.Scripted;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Arena.EndToEnd.Tests.Browser;

/// <summary>The web host on a port of this machine, over an arena whose answers the test writes step by step.</summary>
public sealed class ScriptedSite : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly WebApplication _app;
    private readonly Chromium _chromium;
    private readonly List<Visitor> _visitors = [];

    private ScriptedSite(WebApplication app, TemporaryFolder folder, ScriptedArena arena, Chromium chromium, string pathBase)
    {
        (_app, _folder, _chromium, Arena) = (app, folder, chromium, arena);
        Address = app.Urls.Single() + pathBase;
    }

    public ScriptedArena Arena { get; }

    /// <summary>Without a slash at the end.</summary>
    public string Address { get; }

    public static async Task<ScriptedSite> StartAsync(Chromium chromium, string pathBase)
    {
        var folder = new TemporaryFolder();
        var arena = new ScriptedArena();
        var settings = new Dictionary<string, string?> { ["ARENA_PATHBASE"] = pathBase };
        var app = await ArenaHost.StartAsync(arena, folder.Path, builder => builder.WebHost.UseUrls("http://127.0.0.1:0"), settings: settings);
        return new ScriptedSite(app, folder, arena, chromium, pathBase);
    }

    /// <summary>A browser of its own, with its own cookies.</summary>
    public async Task<Visitor> VisitAsync(Screen? screen = null)
    {
        var visitor = await Visitor.OpenAsync(_chromium, Address, screen ?? Screen.Wide);
        _visitors.Add(visitor);
        return visitor;
    }

    /// <summary>Closes one browser and looks at what it kept.</summary>
    public async Task LeaveAsync(Visitor visitor)
    {
        _visitors.Remove(visitor);
        await visitor.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in _visitors)
        {
            await visitor.DisposeAsync();
        }

        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
