using Arena.Contracts.Battles;
using Arena.Web.Battles.Streaming;
using Arena.Web.Hosting;
using Arena.Web.Voters;
using Microsoft.Extensions.Options;

namespace Arena.Web.Battles.Simple;

/// <summary>Waits until neither answer of a battle runs.</summary>
public sealed class BothAnswers(BattleCalls battles, BattleWatch watch, CurrentVoter voters, TimeProvider time, IOptions<WebOptions> options)
{
    /// <returns>The last turn; null when its answers still run after the longest wait.</returns>
    public async Task<TurnView?> WaitAsync(HttpContext context, BattleId battle)
    {
        var voter = await voters.FindOrMakeAsync(context);
        using var deadline = new CancellationTokenSource(options.Value.BothAnswersWait, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, context.RequestAborted);
        try
        {
            string? cursor = null;
            while (true)
            {
                await foreach (var battleEvent in watch.Start(battle, voter, cursor, ended.Token).ReadAllAsync(ended.Token))
                {
                    cursor = battleEvent.Cursor ?? cursor;

                    // The stream stays open until the reveal, so its end is not what is waited for.
                    if (MayBeTheLast(battleEvent) && await EndedAsync(context, battle) is { } turn)
                    {
                        return turn;
                    }
                }

                if (await EndedAsync(context, battle) is { } last)
                {
                    return last;
                }

                await Task.Delay(TimeSpan.FromMilliseconds(200), time, ended.Token);
            }
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<TurnView?> EndedAsync(HttpContext context, BattleId battle)
    {
        var view = await battles.ViewAsync(context, battle.Value);
        return view.Value!.Turns[^1] is var last && !Runs(last) ? last : null;
    }

    private static bool MayBeTheLast(BattleEvent battleEvent) =>
        battleEvent is StatusChanged { Status: AnswerStatus.Complete or AnswerStatus.Stopped or AnswerStatus.Failed };

    private static bool Runs(TurnView turn) => Runs(turn.Left) || Runs(turn.Right);

    private static bool Runs(AnswerView answer) => answer.Status is AnswerStatus.Waiting or AnswerStatus.Streaming;
}
