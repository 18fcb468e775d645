using Arena.Contracts;
using Arena.Contracts.Battles;
using Arena.Web.Pages;
using Arena.Web.Problems;
using Arena.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Arena.Web.Battles;

/// <summary>What a voter does in a battle, for pages without script: every form ends in the battle's page.</summary>
[Route("battle/{id}")]
public sealed class BattleFormsController(BattlePages pages, BattleCalls battles) : PageController
{
    [HttpPost("turns")]
    [FormToken]
    public async Task<IActionResult> AddTurn(string id, [FromForm] string? prompt, [FromForm] int turn)
    {
        var text = FormText.Of(prompt);
        return await BackAsync(id, await battles.AddTurnAsync(HttpContext, id, text, FormKey.ForTurn(HttpContext, id, turn)), text);
    }

    [HttpPost("stop")]
    [FormToken]
    public async Task<IActionResult> Stop(string id, [FromForm] SideSelection side = SideSelection.Both) =>
        await BackAsync(id, await battles.StopAsync(HttpContext, id, side));

    [HttpPost("regenerate")]
    [FormToken]
    public async Task<IActionResult> Regenerate(string id, [FromForm] SideSelection side = SideSelection.Both) =>
        await BackAsync(id, await battles.RegenerateAsync(HttpContext, id, side));

    /// <summary>Asks once more: without script this page is what the time to undo is with it.</summary>
    [HttpGet("vote")]
    public async Task<IActionResult> Confirm(string id, string? verdict, int turn, int left, int right)
    {
        var view = (await battles.ViewAsync(HttpContext, id)).Value;
        if (view is null)
        {
            return Gone();
        }

        return VerdictNames.Read(verdict) is { } known && view.Verdict is null
            ? Page("Confirm", new ConfirmPage(view.Battle, known, turn, left, right))
            : Back(id);
    }

    [HttpPost("vote")]
    [FormToken]
    public async Task<IActionResult> Vote(string id, [FromForm] string? verdict, [FromForm] int turn, [FromForm] int left, [FromForm] int right) =>
        VerdictNames.Read(verdict) is { } known
            ? await BackAsync(id, await battles.VoteAsync(HttpContext, id, turn, known, FormKey.ForVote(HttpContext, id), new SeenAttempts(left, right)))
            : Back(id);

    [HttpPost("notes")]
    [FormToken]
    public async Task<IActionResult> AddNotes(string id, [FromForm] string[]? tags, [FromForm] string? comment) =>
        await BackAsync(id, await battles.AddNotesAsync(HttpContext, id, [.. tags ?? []], string.IsNullOrWhiteSpace(comment) ? null : FormText.Of(comment)));

    private async Task<IActionResult> BackAsync<T>(string id, Reply<T> reply, string draft = "")
        where T : class
    {
        if (reply.Refusal is not { } refusal)
        {
            return Back(id);
        }

        var page = await pages.OpenAsync(HttpContext, id, refusal, draft);
        return page.Value is { } model ? Page("Battle", model, RefusalStatus.Of(refusal.Code)) : Gone();
    }

    private LocalRedirectResult Back(string id) => LocalRedirect($"{Request.PathBase}/battle/{Uri.EscapeDataString(id)}");
}
