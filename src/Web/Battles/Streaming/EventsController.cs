using Arena.Contracts.Battles;
using Arena.Web.Calls;
using Arena.Web.Hosting;
using Arena.Web.Problems;
using Arena.Web.Voters;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Arena.Web.Battles.Streaming;

/// <summary>A battle's events as they happen.</summary>
[Route("api/battles/{id}/events")]
[ProducesErrorResponseType(typeof(Problem))]
public sealed class EventsController(
    BattleCalls battles, BattleWatch watch, CurrentVoter voters, IHostApplicationLifetime host, TimeProvider time, IOptions<WebOptions> options)
    : ApiControllerBase
{
    /// <summary>The difference between the client's cursor and the present, then what follows, as text/event-stream.</summary>
    /// <param name="id">The battle.</param>
    /// <param name="after">Cursor of the last event the client has; the header Last-Event-ID goes before it.</param>
    [HttpGet]
    [ProducesResponseType<string>(StatusCodes.Status200OK, "text/event-stream")]
    [ProducesDefaultResponseType]
    public async Task<IActionResult> Watch(string id, string? after = null)
    {
        var view = await battles.ViewAsync(HttpContext, id);
        if (view.Refusal is { } refusal)
        {
            return Refused(refusal);
        }

        await StreamAsync(view.Value!.Battle, Request.Headers["Last-Event-ID"].FirstOrDefault() ?? after);
        return new EmptyResult();
    }

    private async Task StreamAsync(BattleId battle, string? cursor)
    {
        var voter = await voters.FindOrMakeAsync(HttpContext);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(HttpContext.RequestAborted, host.ApplicationStopping);
        var events = watch.Start(battle, voter, cursor, ended.Token);
        Prepare();
        try
        {
            await new EventStream(Response, time, options.Value.Heartbeat).SendAsync(events, ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The client has gone, or the host stops: the client comes back with its cursor.
        }
        finally
        {
            await ended.CancelAsync();
        }
    }

    private void Prepare()
    {
        Response.ContentType = "text/event-stream";
        Response.Headers.CacheControl = "no-store";
        Response.Headers["X-Accel-Buffering"] = "no";
        HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
    }
}
