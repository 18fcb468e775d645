using System.Text.RegularExpressions;
using Arena.Scripted;
using Microsoft.Playwright;

namespace Arena.EndToEnd.Tests.Browser.States;

/// <summary>One visitor with one tab before a scripted arena.</summary>
public sealed partial class Stage : IAsyncDisposable
{
    private readonly ScriptedSite _site;
    private Visitor? _twin;

    private Stage(ScriptedSite site, Visitor visitor, Tab tab) => (_site, Visitor, Tab) = (site, visitor, tab);

    public ScriptedArena Arena => _site.Arena;

    public Visitor Visitor { get; }

    public Tab Tab { get; private set; }

    /// <summary>The battle that this visitor has begun.</summary>
    public ScriptedBattle Battle { get; private set; } = null!;

    /// <summary>Releases whatever the state holds back.</summary>
    public TaskCompletionSource Released { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task<Stage> SetAsync(ScriptedSite site, PageState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var stage = await OpenAsync(site, state.Screen, state.Settings);
        await state.EnterAsync(stage);
        if (!state.Screen.Script)
        {
            await stage.ShowToScriptAsync();
        }

        return stage;
    }

    /// <summary>An empty tab of a new visitor.</summary>
    public static async Task<Stage> OpenAsync(ScriptedSite site, Screen? screen = null, string settings = "undo=manual")
    {
        ArgumentNullException.ThrowIfNull(site);
        var visitor = await site.VisitAsync(screen);
        await visitor.ChooseAsync(settings);
        return new Stage(site, visitor, new Tab(await visitor.Context.NewPageAsync(), visitor));
    }

    public Task GoAsync(string path) => Tab.Page.GotoAsync(Visitor.Address + path);

    /// <summary>Opens the start page and sends a prompt.</summary>
    public async Task<ScriptedBattle> StartAsync(string prompt = "Why is the sky blue?")
    {
        await GoAsync("/");
        return Battle = await Tab.StartAsync(Arena, prompt);
    }

    /// <summary>Starts a battle and waits until it can be voted on.</summary>
    public async Task VotableAsync(string left = SampleAnswers.Left, string right = SampleAnswers.Right)
    {
        (await StartAsync()).Finish(left, right);
        await Tab.VotableAsync();
    }

    // What inspects a page needs script. So the page that a browser without script got is shown once more, as it looks there, in one with script.
    private async Task ShowToScriptAsync()
    {
        var html = Scripted().Replace(await Tab.Page.ContentAsync(), "");
        var twin = await _site.VisitAsync(Visitor.Screen with { Script = true });
        var page = await twin.Context.NewPageAsync();
        await page.RouteAsync("**/*", route => route.Request.IsNavigationRequest
            ? route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = html })
            : PlainStyleAsync(route));
        await page.GotoAsync(Tab.Page.Url);
        (Tab, _twin) = (new Tab(page, twin), twin);
    }

    private static async Task PlainStyleAsync(IRoute route)
    {
        var response = await route.FetchAsync();
        var text = await response.TextAsync();
        await route.FulfillAsync(new()
        {
            Response = response,
            Body = text.Replace("(scripting: none)", "(min-width: 0)", StringComparison.Ordinal).Replace("(scripting: enabled)", "(max-width: 0)", StringComparison.Ordinal),
        });
    }

    [GeneratedRegex("</?noscript>|<meta http-equiv=\"refresh\"[^>]*>|<script[^>]* src=[^>]*></script>")]
    private static partial Regex Scripted();

    /// <summary>Goes on in a second tab of the same browser.</summary>
    public async Task<Tab> SecondTabAsync()
    {
        var first = Tab;
        Tab = await Visitor.OpenAsync($"/battle/{Battle.Id}");
        return first;
    }

    public async ValueTask DisposeAsync()
    {
        Released.TrySetResult();
        (Arena.Board, Arena.RefuseStart, Arena.FitFailure) = (SampleData.Board, null, null);
        await _site.LeaveAsync(Visitor);
        if (_twin is not null)
        {
            await _site.LeaveAsync(_twin);
        }
    }
}
