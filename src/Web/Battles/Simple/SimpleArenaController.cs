using System.Security.Cryptography;
using Arena.Contracts.Battles;
using Arena.Contracts.Voters;
using Arena.Web.Calls;
using Arena.Web.Hosting;
using Arena.Web.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Arena.Web.Battles.Simple;

/// <summary>Battles for clients that know one call and one answer.</summary>
[Route("api/arena")]
[Produces("application/json")]
[ProducesErrorResponseType(typeof(Problem))]
public sealed class SimpleArenaController(BattleCalls battles, BothAnswers both, IOptions<WebOptions> options) : ApiControllerBase
{
    /// <summary>Starts a battle and waits for both answers.</summary>
    [HttpPost("battle")]
    [ProducesResponseType<SimpleBattle>(StatusCodes.Status200OK)]
    [ProducesDefaultResponseType]
    public async Task<IActionResult> Battle(SimpleBattleRequest body)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var reply = await battles.StartAsync(HttpContext, new StartBattle(body.Language ?? options.Value.Language, body.Message ?? "", key, null));
        if (reply.Refusal is { } refusal)
        {
            return Refused(refusal);
        }

        return await both.WaitAsync(HttpContext, reply.Value!.Battle) switch
        {
            null => Refused(StatusCodes.Status504GatewayTimeout, ProblemCodes.Timeout),
            { Votable: true } turn => Ok(new SimpleBattle(reply.Value.Battle.Value, turn.Left.Text, turn.Right.Text)),
            _ => Refused(StatusCodes.Status502BadGateway, ProblemCodes.AnswerFailed),
        };
    }

    /// <summary>Votes on a battle and tells who was who.</summary>
    [HttpPost("vote")]
    [ProducesResponseType<SimpleReveal>(StatusCodes.Status200OK)]
    [ProducesDefaultResponseType]
    public async Task<IActionResult> Vote(SimpleVoteRequest body)
    {
        if (body.Preference is not { } preference)
        {
            return Refused(StatusCodes.Status422UnprocessableEntity, ProblemCodes.InvalidField, "preference is left, right, tie or bad.");
        }

        var id = body.BattleId ?? "";
        var view = await battles.ViewAsync(HttpContext, id);
        if (view.Refusal is { } refusal)
        {
            return Refused(refusal);
        }

        // These clients send no key, so every vote of theirs on a battle has the same one: a repeated vote gets its receipt again.
        var reply = await battles.VoteAsync(HttpContext, id, view.Value!.Turns[^1].Turn, VerdictOf(preference), $"simple-{id}", seen: null);
        return Answer(reply, receipt => Ok(new SimpleReveal(preference, receipt.Contestants.Left.Name, receipt.Contestants.Right.Name)));
    }

    private static Verdict VerdictOf(Preference preference) => preference switch
    {
        Preference.Left => Verdict.Left,
        Preference.Right => Verdict.Right,
        Preference.Tie => Verdict.Tie,
        _ => Verdict.BothBad,
    };
}
