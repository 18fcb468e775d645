using Arena.Contracts.Battles;
using Arena.Contracts.Voters;
using Arena.Web.Calls;
using Arena.Web.Problems;
using Microsoft.AspNetCore.Mvc;

namespace Arena.Web.Battles;

/// <summary>Battles over HTTP.</summary>
[Route("api/battles")]
[Produces("application/json")]
[ProducesErrorResponseType(typeof(Problem))]
public sealed class BattlesController(BattleCalls battles) : ApiControllerBase
{
    /// <summary>Starts a battle between a hidden pair. The same key gives the same battle.</summary>
    [HttpPost]
    [ProducesResponseType<BattleStarted>(StatusCodes.Status201Created)]
    [ProducesDefaultResponseType]
    public async Task<IActionResult> Start(StartBattleRequest body)
    {
        var reply = await battles.StartAsync(HttpContext, new StartBattle(body.Language ?? "", body.Prompt ?? "", body.Key ?? "", body.PromptId));
        return Answer(reply, started => Created(Address(started.Battle), new BattleStarted(started.Battle.Value, started.Turn, $"{Address(started.Battle)}/events")));
    }

    /// <summary>The battle as its voter may see it now.</summary>
    [HttpGet("{id}")]
    [ProducesResponseType<BattleState>(StatusCodes.Status200OK)]
    [ProducesDefaultResponseType]
    public async Task<IActionResult> View(string id) =>
        Answer(await battles.ViewAsync(HttpContext, id), view => Ok(BattleState.Of(view)));

    /// <summary>Asks both sides a follow-up. The same key gives the same turn.</summary>
    [HttpPost("{id}/turns")]
    [ProducesResponseType<TurnAdded>(StatusCodes.Status202Accepted)]
    [ProducesDefaultResponseType]
    public async Task<IActionResult> AddTurn(string id, AddTurnRequest body) =>
        Answer(await battles.AddTurnAsync(HttpContext, id, body.Prompt ?? "", body.Key ?? ""), turn => Accepted(new TurnAdded(turn.Turn)));

    /// <summary>Starts a new attempt at both answers of the last turn, or at the one that failed.</summary>
    [HttpPost("{id}/regenerate")]
    [ProducesResponseType<AttemptAdded>(StatusCodes.Status202Accepted)]
    [ProducesDefaultResponseType]
    public async Task<IActionResult> Regenerate(string id, SideRequest body) =>
        Answer(
            await battles.RegenerateAsync(HttpContext, id, body.Side ?? SideSelection.Both),
            attempt => Accepted(new AttemptAdded(attempt.Turn, attempt.Attempt)));

    /// <summary>Ends what still runs of the last turn.</summary>
    [HttpPost("{id}/stop")]
    [ProducesResponseType(StatusCodes.Status202Accepted)]
    [ProducesDefaultResponseType]
    public async Task<IActionResult> Stop(string id, SideRequest body) =>
        Answer(await battles.StopAsync(HttpContext, id, body.Side ?? SideSelection.Both), _ => Accepted());

    /// <summary>Votes on the last turn, once. The same key and verdict give the same receipt.</summary>
    [HttpPost("{id}/vote")]
    [ProducesResponseType<VoteSaved>(StatusCodes.Status200OK)]
    [ProducesDefaultResponseType]
    public async Task<IActionResult> Vote(string id, VoteRequest body) =>
        body is not { Turn: { } turn, Verdict: { } verdict }
            ? Refused(StatusCodes.Status422UnprocessableEntity, ProblemCodes.InvalidField, "turn and verdict are needed.")
            : Answer(await battles.VoteAsync(HttpContext, id, turn, verdict, body.Key ?? "", body.Seen), receipt => Ok(VoteSaved.Of(receipt)));

    /// <summary>Adds reasons to the vote, once.</summary>
    [HttpPost("{id}/vote/notes")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesDefaultResponseType]
    public async Task<IActionResult> AddNotes(string id, NotesRequest body) =>
        Answer(await battles.AddNotesAsync(HttpContext, id, [.. (body.Tags ?? []).OfType<string>()], body.Comment), _ => NoContent());

    private string Address(BattleId battle) => $"{Request.PathBase}/api/battles/{battle.Value}";
}
