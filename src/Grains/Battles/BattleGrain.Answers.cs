using Arena.Contracts.Battles;
using Arena.Contracts.Models;
using Arena.Grains.Catalogue;
using Arena.Grains.Diagnostics;
using Arena.Grains.Models;
using Arena.Grains.Storage;

namespace Arena.Grains.Battles;

/// <summary>
/// Follows the answers of a battle and brings each attempt to its end. A side runs in a task of its own on this activation's scheduler, so
/// that neither side waits for the other; what it persists goes through the gate like any command.
/// </summary>
internal sealed partial class BattleGrain
{
    /// <summary>Times in a row that a model's stream may break before its attempt is given up as lost.</summary>
    private const int MostBreaks = 4;

    private static readonly TimeSpan StoreAgain = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopped = new();

    /// <summary>Follows an attempt; where it is lost, a higher attempt starts elsewhere and the other side is not touched.</summary>
    private async Task FollowToEndAsync(LiveAnswer answer, bool joinOnly)
    {
        for (var tries = 1; ; tries++)
        {
            var finished = answer.Address is null ? Unplaceable(answer) : await FollowAsync(answer, joinOnly);
            await answer.Begun;
            if (finished is null && tries >= services.Limits.AutomaticAttempts)
            {
                finished = AnswerRunner.Failure(AnswerFailure.Unavailable);
            }

            if (finished is not null)
            {
                await EndAsync(answer, Row(answer, finished));
                return;
            }

            answer = await BeginAgainAsync(answer);
            joinOnly = false;
        }
    }

    private static AnswerFinished Unplaceable(LiveAnswer answer) =>
        answer.StopRequested ? Stopped(answer) : AnswerRunner.Failure(AnswerFailure.Unavailable);

    /// <summary>The end of an attempt that the voter stopped and nobody runs: the text there is counts.</summary>
    private static AnswerFinished Stopped(LiveAnswer answer) => answer.Length == 0
        ? AnswerRunner.Failure(AnswerFailure.Empty)
        : new AnswerFinished(AnswerStatus.Stopped, AnswerFailure.None, 0, 0, null, 0);

    /// <returns>How it ended, or null when the attempt is lost.</returns>
    private async Task<AnswerFinished?> FollowAsync(LiveAnswer answer, bool joinOnly)
    {
        var model = GrainFactory.GetGrain<IModelGrain>(answer.Address!.Value.ToString());
        var command = answer.Command ??= CommandOf(answer, _state, _turns[answer.Turn - 1].Prompt);
        for (var breaks = 0; breaks < MostBreaks; breaks++)
        {
            try
            {
                // An attempt of which text may have been shown is joined, never started a second time; one that was stopped need not start.
                var join = joinOnly || answer.Length > 0 || answer.StopRequested;
                await foreach (var step in model.AnswerAsync(command, answer.Length, join, _stopped.Token))
                {
                    breaks = 0;
                    if (step is AnswerUnknown)
                    {
                        return answer.StopRequested ? Stopped(answer) : null;
                    }

                    if (Take(answer, step) is { } finished)
                    {
                        return finished;
                    }

                    await PassOnStopAsync(model, answer);
                }
            }
            catch (Exception exception) when (Transient.Is(exception))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100 << breaks), services.Clock, _stopped.Token);
            }
        }

        return null;
    }

    private AnswerFinished? Take(LiveAnswer answer, AnswerEvent step)
    {
        switch (step)
        {
            case AnswerDelta text:
                var first = answer.Length == 0;
                answer.Append(text.Text);
                if (first && answer.Show())
                {
                    Changed();
                }

                return null;
            case AnswerProgress progress:
                answer.Progress = progress;
                Changed();
                return null;
            default:
                return step as AnswerFinished;
        }
    }

    /// <summary>From the first event on the model knows the attempt: a stop that was asked for before reaches it now, later ones go to it directly.</summary>
    private async Task PassOnStopAsync(IModelGrain model, LiveAnswer answer)
    {
        if (!answer.IsFollowed)
        {
            if (answer.StopRequested)
            {
                await model.StopAsync(AttemptOf(answer));
            }

            // Only now: a stop that was turned down is passed on again after the next step.
            answer.IsFollowed = true;
        }
    }

    /// <summary>What the current attempt at an answer of a turn is asked: both sides see the same turns, each with its own answers.</summary>
    private AnswerCommand CommandOf(LiveAnswer answer, BattleState state, string prompt)
    {
        var sampling = Find(ContestantOf(state, answer.Side).Value)?.Sampling ?? new AnswerParameters(1, 0, 1, 0, 0, 1, 0);
        var history = _turns.Take(answer.Turn - 1).Skip(state.FirstTurn);
        return new AnswerCommand(AttemptOf(answer), Messages(answer.Side, history, prompt), sampling with { Seed = state.Seed });
    }

    private Contestant? Find(string contestant) => services.Catalogue.Find(new ContestantId(contestant));

    private AttemptId AttemptOf(LiveAnswer answer) => new(Id, answer.Turn, answer.Side, answer.Attempt);

    private AnswerText Row(LiveAnswer answer, AnswerFinished finished) => new(
        Id,
        answer.Turn,
        answer.Side,
        answer.Attempt,
        _epoch,
        finished.Status,
        finished.Failure,
        answer.Text(),
        finished.Tokens,
        finished.PromptTokens,
        finished.FirstTextMilliseconds,
        finished.GenerationMilliseconds,
        services.Clock.GetUtcNow());

    /// <summary>The text is written once, then the state, then the voter may see the end. A database that is away is waited for.</summary>
    private async Task EndAsync(LiveAnswer answer, AnswerText row)
    {
        var stored = await PutAnswerAsync(row);
        using var held = await EnterAsync();
        if (IsCurrent(answer))
        {
            var ended = new AttemptEnded(answer.Side, answer.Attempt, stored.Status, stored.Failure, stored.Text?.Length ?? 0);
            answer.Take(stored.Text ?? "");
            await CommitAsync(await WithBudgetAsync(Decision.Of(ended), BattleRules.Apply(_state, ended)));
            answer.End(Finished(stored));
        }
    }

    /// <summary>The end of a turn tells what room there is for another; the voter hears of both at once.</summary>
    private async Task<Decision> WithBudgetAsync(Decision decision, BattleState next) =>
        next.Turns[^1] is { Left.IsUsable: true, Right.IsUsable: true } ? decision.And(new BudgetMeasured(await BudgetAsync())) : decision;

    private async Task<AnswerText> PutAnswerAsync(AnswerText row)
    {
        while (true)
        {
            try
            {
                return await services.Store.PutAnswerAsync(row, _stopped.Token);
            }
            catch (StorageException) when (!_stopped.IsCancellationRequested)
            {
                await Task.Delay(StoreAgain, services.Clock, _stopped.Token);
            }
        }
    }

    private bool IsCurrent(LiveAnswer answer) =>
        answer.Turn == _state.Turns.Length && _state.Turns[^1][answer.Side] is { IsRunning: true } state && state.Attempt == answer.Attempt;

    private async Task<LiveAnswer> BeginAgainAsync(LiveAnswer lost)
    {
        var next = new LiveAnswer(lost.Turn, lost.Side, lost.Attempt + 1);
        Log.AnswerRestarted(services.Logger, Id.Value, next.Turn, next.Side.ToString(), next.Attempt);
        using (await EnterAsync())
        {
            await CommitAsync(Decision.Of(new AttemptBegun(next.Side, next.Attempt)));
            next.StopRequested = lost.StopRequested;
            _turns[next.Turn - 1][next.Side] = next;
            Changed();
        }

        await PlaceAsync(next, lost.Address is { } address ? [address.Device.Node] : []);
        return next;
    }

    private async Task StopAnswerAsync(LiveAnswer answer)
    {
        answer.StopRequested = true;
        if (answer is { IsFollowed: true, Address: { } address })
        {
            await GrainFactory.GetGrain<IModelGrain>(address.ToString()).StopAsync(AttemptOf(answer));
        }
    }

    /// <summary>Runs what nobody awaits. This activation cannot go on with a side that failed so; the next one starts from what is persisted.</summary>
    private async Task GuardAsync(LiveAnswer answer, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (answer.Begun.IsCanceled)
        {
            // Nobody was promised the attempt: whatever is asked next joins or replaces what runs of it.
        }
        catch (Exception exception)
        {
            if (!_stopped.IsCancellationRequested)
            {
                Log.PumpFailed(services.Logger, Id.Value, answer.Side.ToString(), exception);
                DeactivateOnIdle();
            }
        }
    }
}
