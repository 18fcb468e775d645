using System.Collections.Immutable;
using Arena.Contracts;
using Arena.Contracts.Battles;
using Arena.Contracts.Voters;
using Arena.Web.Calls;
using Arena.Web.Voters;

namespace Arena.Web.Battles;

/// <summary>What a browser can do with battles, whether it comes by call or by form.</summary>
public sealed class BattleCalls(ArenaGrains grains, CurrentVoter voters)
{
    public async Task<Reply<StartedBattle>> StartAsync(HttpContext context, StartBattle command)
    {
        var voter = await voters.FindOrMakeAsync(context);
        return await grains.VoterAsync(voter, grain => grain.StartBattleAsync(command), context.RequestAborted);
    }

    public Task<Reply<BattleView>> ViewAsync(HttpContext context, string id) =>
        AskAsync(context, id, (grain, voter) => grain.ViewAsync(voter));

    public Task<Reply<TurnStarted>> AddTurnAsync(HttpContext context, string id, string prompt, string key) =>
        RunAgainAsync(context, id, (grain, battle, voter) => grain.AddTurnAsync(battle, new AddTurn(voter, prompt, key)));

    public Task<Reply<AttemptStarted>> RegenerateAsync(HttpContext context, string id, SideSelection side) =>
        RunAgainAsync(context, id, (grain, battle, voter) => grain.RegenerateAsync(battle, new Regenerate(voter, side)));

    public Task<Reply<Done>> StopAsync(HttpContext context, string id, SideSelection side) =>
        AskAsync(context, id, (grain, voter) => grain.StopAsync(new StopAnswers(voter, side)));

    public Task<Reply<VoteReceipt>> VoteAsync(HttpContext context, string id, int turn, Verdict verdict, string key, SeenAttempts? seen) =>
        AskAsync(context, id, (grain, voter) => grain.VoteAsync(new CastVote(voter, turn, verdict, key, seen?.Left, seen?.Right)));

    public Task<Reply<Done>> AddNotesAsync(HttpContext context, string id, ImmutableArray<string> tags, string? comment) =>
        AskAsync(context, id, (grain, voter) => grain.AddNotesAsync(new AddNotes(voter, tags, comment)));

    public async Task<HistoryPage> HistoryAsync(HttpContext context, HistoryQuery query) =>
        await voters.FindAsync(context) is { } voter
            ? await grains.VoterAsync(voter, grain => grain.HistoryAsync(query), context.RequestAborted)
            : new HistoryPage([], 1, 1, 0);

    public async Task WithdrawTextsAsync(HttpContext context, bool withdrawVotes)
    {
        if (await voters.FindAsync(context) is { } voter)
        {
            await grains.VoterAsync(voter, grain => grain.WithdrawTextsAsync(withdrawVotes), context.RequestAborted);
        }
    }

    // What makes a battle run again passes the voter, whose limits it is within.
    private async Task<Reply<T>> RunAgainAsync<T>(HttpContext context, string id, Func<IVoterGrain, BattleId, VoterId, Task<Reply<T>>> ask)
        where T : class
    {
        var voter = await voters.FindAsync(context);
        return voter is { } known && BattleIdRules.TryRead(id, out var battle)
            ? await grains.VoterAsync(known, grain => ask(grain, battle, known), context.RequestAborted)
            : RefusalCode.UnknownBattle;
    }

    // A browser that was never here owns no battle, so it costs no grain to say so.
    private async Task<Reply<T>> AskAsync<T>(HttpContext context, string id, Func<IBattleGrain, VoterId, Task<Reply<T>>> ask)
        where T : class
    {
        var voter = await voters.FindAsync(context);
        return voter is { } known && BattleIdRules.TryRead(id, out var battle)
            ? await grains.BattleAsync(battle, grain => ask(grain, known), context.RequestAborted)
            : RefusalCode.UnknownBattle;
    }
}
