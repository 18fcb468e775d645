using Arena.Contracts.Voters;
using Arena.Web.Pages;
using Arena.Web.Problems;
using Arena.Web.Security;
using Arena.Web.Voters;
using Microsoft.AspNetCore.Mvc;

namespace Arena.Web.Battles;

/// <summary>The battle's page: what it shows, and how a battle begins without script.</summary>
public sealed class BattlePageController(BattlePages pages, BattleCalls battles, TimeProvider time) : PageController
{
    /// <param name="language">Language to start with.</param>
    /// <param name="prompt">Starter prompt to start with.</param>
    /// <param name="ideas">Which three starters to show.</param>
    /// <param name="again">Own battle whose prompt to repeat.</param>
    [HttpGet("")]
    public async Task<IActionResult> Idle(string? language = null, string? prompt = null, int ideas = 0, string? again = null)
    {
        if (again is not null && (await battles.ViewAsync(HttpContext, again)).Value is { } view)
        {
            return Page("Battle", await pages.IdleAsync(HttpContext, new StartForm(view.Language, view.Turns[0].Prompt, Again: again)));
        }

        _ = CurrentVoter.Cookie(HttpContext);
        var model = await pages.IdleAsync(HttpContext, new StartForm(language ?? "", Ideas: Math.Clamp(ideas, 0, 1000)));
        var starter = model.Languages.SelectMany(known => known.Prompts).FirstOrDefault(known => known.Id == prompt);
        return Page("Battle", starter is null ? model : model with { Start = model.Start with { Prompt = starter.Text, PromptId = starter.Id } });
    }

    [HttpPost("battle")]
    [FormToken]
    public async Task<IActionResult> Start([FromForm] string? language, [FromForm] string? prompt, [FromForm] string? promptId, [FromForm] string? again)
    {
        var start = new StartForm(language ?? "", FormText.Of(prompt), promptId ?? "", Again: again ?? "");
        var key = FormKey.ForStart(HttpContext, time, start.Language, start.Prompt, start.Again);
        var reply = await battles.StartAsync(HttpContext, new StartBattle(start.Language, start.Prompt, key, start.PromptId.Length > 0 ? start.PromptId : null));
        return reply.Refusal is { } refusal
            ? Page("Battle", await pages.IdleAsync(HttpContext, start, refusal), RefusalStatus.Of(refusal.Code))
            : LocalRedirect($"{Request.PathBase}/battle/{reply.Value!.Battle}");
    }

    [HttpGet("battle/{id}")]
    public async Task<IActionResult> Open(string id)
    {
        var reply = await pages.OpenAsync(HttpContext, id);
        return reply.Value is { } model ? Page("Battle", model) : Gone();
    }

    /// <summary>The part of the page that follows the vote, for the page's own script.</summary>
    [HttpGet("battle/{id}/result")]
    public async Task<IActionResult> Result(string id)
    {
        var view = await battles.ViewAsync(HttpContext, id);
        return view.Value is { } battle && await pages.ResultAsync(battle, HttpContext.RequestAborted) is { } result
            ? PartialView("~/Views/Battle/_Result.cshtml", result)
            : Gone();
    }
}
