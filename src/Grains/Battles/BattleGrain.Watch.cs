using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Arena.Contracts;
using Arena.Contracts.Battles;
using Arena.Contracts.Voters;

namespace Arena.Grains.Battles;

/// <summary>What the voter of a battle sees. Text is let through at once when it is a side's first, then for both sides on one tick.</summary>
internal sealed partial class BattleGrain
{
    /// <summary>An activation with a running answer stays: an answer nobody follows is cancelled. Longer than any tick.</summary>
    private static readonly TimeSpan KeptWhileRunning = TimeSpan.FromMinutes(1);

    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IGrainTimer? _ticker;
    private BattleView? _view;

    public Task<Reply<BattleView>> ViewAsync(VoterId voter) =>
        Task.FromResult<Reply<BattleView>>(BattleRules.Owns(_state, voter) && _turns.Count > 0 ? View() : RefusalCode.UnknownBattle);

    public async IAsyncEnumerable<BattleEvent> WatchAsync(
        VoterId voter, string? cursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!BattleRules.Owns(_state, voter) || _turns.Count == 0)
        {
            yield break;
        }

        var known = BattleDiff.Accept(BattleCursor.Parse(cursor), View());
        ProgressChanged? told = null;
        var budget = ContextBudget.Ample;
        while (true)
        {
            var changed = _changed.Task;
            var view = View();
            if (view.Budget != budget)
            {
                // Before the steps: a client leaves at the one that says that the turn can be voted on.
                budget = view.Budget;
                yield return new BudgetChanged(budget);
            }

            (var steps, known) = BattleDiff.Between(known, view);
            foreach (var step in steps)
            {
                yield return step;
            }

            if (Progress() is { } progress && progress != told)
            {
                told = progress;
                yield return progress;
            }

            if (view.Verdict is not null && HasEnded(view.Turns[^1]) && ReferenceEquals(view, View()))
            {
                yield break;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    private static bool HasEnded(TurnView turn) => HasEnded(turn.Left) && HasEnded(turn.Right);

    private static bool HasEnded(AnswerView answer) => answer.Status is not (AnswerStatus.Waiting or AnswerStatus.Streaming);

    private BattleView View()
    {
        if (_view is null)
        {
            var view = new BattleView(
                Id,
                _state.Language,
                Cursor: "",
                [.. _turns.Select(View)],
                _state.Vote?.Verdict,
                _state.Vote?.Sequence.ToString(CultureInfo.InvariantCulture),
                _state.Vote is null ? null : BattleCards.Of(_state, _turns[_state.Vote.Turn - 1], services.Catalogue),
                Progress()?.Place,
                _state.FirstShown,
                _state.Budget);
            _view = view with { Cursor = BattleDiff.CursorOf(view).ToString() };
        }

        return _view;
    }

    private TurnView View(LiveTurn turn) => new(
        turn.Number,
        turn.Prompt,
        turn.Left.Shown,
        turn.Right.Shown,
        _state.VotableTurn == turn.Number && IsShown(turn.Left) && IsShown(turn.Right));

    private static bool IsShown(LiveAnswer answer) => answer.Finished?.Status == answer.Shown.Status;

    /// <summary>The slower side's way to its first text; null once a side has text.</summary>
    private ProgressChanged? Progress()
    {
        var turn = _turns[^1];
        var waiting = new[] { turn.Left, turn.Right }.Where(answer => answer.IsRunning).Select(answer => answer.Progress).ToImmutableArray();
        return waiting.IsEmpty || turn.Left.Length > 0 || turn.Right.Length > 0
            ? null
            : new ProgressChanged(
                turn.Number,
                waiting.Max(progress => progress.Place),
                waiting.Min(progress => progress.Step),
                Math.Round(waiting.Min(progress => progress.Step == 2 ? progress.Share : progress.Step == 3 ? 1.0 : 0.0), 2));
    }

    private void StartTicking()
    {
        var tick = services.Limits.ReleaseTick;
        _ticker ??= this.RegisterGrainTimer(TickAsync, new GrainTimerCreationOptions(tick, tick) { Interleave = true });
    }

    private Task TickAsync(CancellationToken cancellationToken)
    {
        Release();
        if (_turns[^1].IsRunning)
        {
            DelayDeactivation(KeptWhileRunning);
        }
        else
        {
            _ticker?.Dispose();
            _ticker = null;
        }

        return Task.CompletedTask;
    }

    private void Release()
    {
        if (_turns[^1].Show())
        {
            Changed();
        }
    }

    /// <summary>Wakes every watcher; each finds out by itself what is new to it.</summary>
    private void Changed()
    {
        _view = null;
        var changed = _changed;
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        changed.SetResult();
    }
}
