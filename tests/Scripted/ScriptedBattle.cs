using System.Runtime.CompilerServices;
using Arena.Contracts;
using Arena.Contracts.Battles;
using Arena.Contracts.Voters;

namespace Arena.Scripted;

/// <summary>One battle whose answers the test writes, step by step. Refuses what a battle refuses.</summary>
public sealed class ScriptedBattle
{
    private readonly Lock _gate = new();
    private readonly List<ScriptedTurn> _turns = [];
    private readonly RevealedPair _pair;
    private readonly DateTimeOffset _startedAt;
    private TaskCompletionSource _changed = NewSignal();
    private ProgressChanged? _progress;
    private string? _voteKey;
    private bool _withdrawn;

    internal ScriptedBattle(BattleId id, VoterId voter, StartBattle command, RevealedPair pair, DateTimeOffset startedAt)
    {
        (Id, Voter, Language, Key, _pair, _startedAt) = (id, voter, command.Language, command.Key, pair, startedAt);
        _turns.Add(new ScriptedTurn(1, command.Prompt, command.Key, ScriptedAnswer.First, ScriptedAnswer.First));
    }

    public BattleId Id { get; }

    public VoterId Voter { get; }

    public string Language { get; }

    public string Key { get; }

    public Verdict? Verdict { get; private set; }

    public IReadOnlyList<CastVote> Votes => _votes;

    public AddNotes? Notes { get; private set; }

    /// <summary>Watches that are being read right now.</summary>
    public int Watchers => Volatile.Read(ref _watchers);

    /// <summary>Watches that were ever begun.</summary>
    public int Watches => Volatile.Read(ref _watches);

    /// <summary>Ends every watch as a moved grain would, once.</summary>
    public void AbortWatches() => Change(() => _aborts++);

    /// <summary>Ends every watch as if the line had been cut.</summary>
    public void CutWatches() => Change(() => _cuts++);

    internal IReadOnlyList<ScriptedTurn> Turns => _turns;

    public bool Runs => _turns[^1].Runs;

    internal HistoryEntry HistoryEntry =>
        new(Id, Language, _withdrawn ? "" : _turns[0].Prompt, _startedAt, _turns.Count, Verdict, Verdict is null ? null : _pair);

    private readonly List<CastVote> _votes = [];
    private int _watchers;
    private int _watches;
    private int _aborts;
    private int _cuts;

    /// <summary>Ends when nobody watches any more.</summary>
    public Task WatchersGoneAsync() => UntilAsync(() => Watchers == 0);

    /// <summary>Ends when answers are being written: what was asked for has arrived.</summary>
    public Task RunningAsync() => UntilAsync(() => Runs);

    /// <summary>Tells how far the battle is from its first text.</summary>
    public void Progress(int? place, int? step, double? share) =>
        Change(() => _progress = new ProgressChanged(_turns[^1].Number, place, step, share));

    /// <summary>Room that is left for further turns.</summary>
    public ContextBudget Budget { get; private set; }

    public void Leave(ContextBudget budget) => Change(() => Budget = budget);

    public void Write(Side side, string text) =>
        Alter(side, answer => answer with { Status = AnswerStatus.Streaming, Text = answer.Text + text });

    public void Complete(Side side) => Alter(side, answer => answer with { Status = AnswerStatus.Complete });

    public void Fail(Side side, AnswerFailure failure = AnswerFailure.Internal) =>
        Alter(side, answer => answer with { Status = AnswerStatus.Failed, Failure = failure });

    /// <summary>What happens when a node is lost: that side starts again.</summary>
    public void Restart(Side side) => Alter(side, answer => ScriptedAnswer.First with { Attempt = answer.Attempt + 1 });

    /// <summary>Writes and completes both answers.</summary>
    public void Finish(string left = "The left answer.", string right = "The right answer.")
    {
        Write(Side.Left, left);
        Write(Side.Right, right);
        Complete(Side.Left);
        Complete(Side.Right);
    }

    internal Reply<TurnStarted> AddTurn(AddTurn command) => Change<Reply<TurnStarted>>(() =>
    {
        if (_turns.Find(turn => turn.Key == command.Key) is { } same)
        {
            return same.Prompt == command.Prompt ? new TurnStarted(same.Number) : RefusalCode.KeyReused;
        }

        if (string.IsNullOrWhiteSpace(command.Prompt))
        {
            return RefusalCode.PromptEmpty;
        }

        if (Runs)
        {
            return RefusalCode.StillRunning;
        }

        _progress = null;
        _turns.Add(new ScriptedTurn(_turns.Count + 1, command.Prompt, command.Key, ScriptedAnswer.First, ScriptedAnswer.First));
        return new TurnStarted(_turns.Count);
    });

    internal Reply<AttemptStarted> Regenerate(Regenerate command) => Change<Reply<AttemptStarted>>(() =>
    {
        var last = _turns[^1];
        if (last.Runs)
        {
            return RefusalCode.StillRunning;
        }

        if (Verdict is not null)
        {
            return RefusalCode.AlreadyVoted;
        }

        foreach (var side in Sides(command.Side))
        {
            if (command.Side != SideSelection.Both && last[side].Status != AnswerStatus.Failed)
            {
                return RefusalCode.NotFailed;
            }

            _turns[^1] = _turns[^1].With(side, ScriptedAnswer.First with { Attempt = last[side].Attempt + 1 });
        }

        return new AttemptStarted(last.Number, Math.Max(_turns[^1].Left.Attempt, _turns[^1].Right.Attempt));
    });

    internal Reply<Done> Stop(StopAnswers command) => Change<Reply<Done>>(() =>
    {
        foreach (var side in Sides(command.Side).Where(side => _turns[^1][side].Runs))
        {
            var answer = _turns[^1][side];
            _turns[^1] = _turns[^1].With(side, answer.Text.Length > 0
                ? answer with { Status = AnswerStatus.Stopped }
                : answer with { Status = AnswerStatus.Failed, Failure = AnswerFailure.Empty });
        }

        return Done.Instance;
    });

    internal Reply<VoteReceipt> Vote(CastVote command) => Change<Reply<VoteReceipt>>(() =>
    {
        _votes.Add(command);
        if (Verdict is { } verdict)
        {
            return _voteKey == command.Key && verdict == command.Verdict ? Receipt(verdict) : RefusalCode.AlreadyVoted;
        }

        if (command.Key.Length == 0)
        {
            return RefusalCode.KeyInvalid;
        }

        var last = _turns[^1];
        if (command.Turn != last.Number || (command.SeenLeft ?? last.Left.Attempt) != last.Left.Attempt || (command.SeenRight ?? last.Right.Attempt) != last.Right.Attempt)
        {
            return RefusalCode.StaleTurn;
        }

        if (last.Runs || !last.HasBoth)
        {
            return RefusalCode.NotVotable;
        }

        (Verdict, _voteKey) = (command.Verdict, command.Key);
        return Receipt(command.Verdict);
    });

    internal Reply<Done> AddNotes(AddNotes command) => Change<Reply<Done>>(() =>
    {
        if (Verdict is null)
        {
            return RefusalCode.NotVoted;
        }

        if (Notes is not null)
        {
            return RefusalCode.AlreadyNoted;
        }

        Notes = command;
        return Done.Instance;
    });

    internal BattleView View()
    {
        lock (_gate)
        {
            return new BattleView(
                Id, Language, Present().ToString(), [.. _turns.Select(View)], Verdict, Verdict is null ? null : "41",
                Verdict is null ? null : _pair, Runs ? _progress?.Place : null, Side.Left, Budget);
        }
    }

    internal void Withdraw() => Change(() =>
    {
        _withdrawn = true;
        return 0;
    });

    internal async IAsyncEnumerable<BattleEvent> WatchAsync(string? cursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var known = ScriptedCursor.Parse(cursor);
        ProgressChanged? told = null;
        var budget = ContextBudget.Ample;
        var aborts = Volatile.Read(ref _aborts);
        var cuts = Volatile.Read(ref _cuts);
        Interlocked.Increment(ref _watchers);
        Interlocked.Increment(ref _watches);
        try
        {
            while (true)
            {
                var (events, next, progress, runs, changed) = Difference(known, told);
                if (budget != Budget)
                {
                    yield return new BudgetChanged(budget = Budget);
                }

                foreach (var battleEvent in events)
                {
                    yield return battleEvent;
                }

                (known, told) = (next, progress);
                if (!runs || Volatile.Read(ref _cuts) != cuts)
                {
                    yield break;
                }

                await changed.WaitAsync(cancellationToken);
                if (Volatile.Read(ref _aborts) != aborts)
                {
                    throw new EnumerationAbortedException();
                }
            }
        }
        finally
        {
            Interlocked.Decrement(ref _watchers);
            Change(() => 0);
        }
    }

    private async Task UntilAsync(Func<bool> reached)
    {
        while (true)
        {
            var changed = Volatile.Read(ref _changed);
            if (reached())
            {
                return;
            }

            await changed.Task;
        }
    }

    private TurnView View(ScriptedTurn turn) => new(
        turn.Number, _withdrawn ? "" : turn.Prompt, turn.Left.View, turn.Right.View,
        Verdict is null && turn.Number == _turns.Count && !turn.Runs && turn.HasBoth);

    private (List<BattleEvent> Events, ScriptedCursor Known, ProgressChanged? Told, bool Runs, Task Changed) Difference(ScriptedCursor? known, ProgressChanged? told)
    {
        lock (_gate)
        {
            var turn = _turns[^1];
            var start = known is { } given && given.Turn == turn.Number ? given : new ScriptedCursor(turn.Number, new Known(-1, 0, 0), new Known(-1, 0, 0), 0);
            var events = new List<BattleEvent>();
            if (turn.Runs && _progress is not null && _progress != told)
            {
                events.Add(_progress);
            }

            var now = Catch(Side.Right, turn.Right, Catch(Side.Left, turn.Left, start, events), events);
            if (Verdict is null && !turn.Runs && turn.HasBoth && now.Flag == 0)
            {
                now = now with { Flag = 1 };
                events.Add(new TurnVotable(now.ToString(), turn.Number));
            }

            if (Verdict is { } verdict && now.Flag < 2)
            {
                now = now with { Flag = 2 };
                events.Add(new PairRevealed(now.ToString(), verdict, _pair));
            }

            return (events, now, _progress, turn.Runs, _changed.Task);
        }
    }

    private static ScriptedCursor Catch(Side side, ScriptedAnswer answer, ScriptedCursor known, List<BattleEvent> events)
    {
        var turn = known.Turn;
        if (known[side].Attempt != answer.Attempt)
        {
            known = known.With(side, new Known(answer.Attempt, 0, 0)) with { Flag = 0 };
            events.Add(new StatusChanged(known.ToString(), turn, side, answer.Attempt, AnswerStatus.Waiting, AnswerFailure.None));
        }

        if (known[side].Stage == 0 && answer.Text.Length > 0)
        {
            known = known.With(side, known[side] with { Stage = (int)AnswerStatus.Streaming });
            events.Add(new StatusChanged(known.ToString(), turn, side, answer.Attempt, AnswerStatus.Streaming, AnswerFailure.None));
        }

        if (known[side].Offset < answer.Text.Length)
        {
            var added = answer.Text[known[side].Offset..];
            known = known.With(side, known[side] with { Offset = answer.Text.Length });
            events.Add(new TextAdded(known.ToString(), turn, side, answer.Attempt, added));
        }

        if (known[side].Stage != (int)answer.Status)
        {
            known = known.With(side, known[side] with { Stage = (int)answer.Status });
            events.Add(new StatusChanged(known.ToString(), turn, side, answer.Attempt, answer.Status, answer.Failure));
        }

        return known;
    }

    private ScriptedCursor Present() => new(
        _turns.Count, KnownOf(_turns[^1].Left), KnownOf(_turns[^1].Right), Verdict is not null ? 2 : _turns[^1] is { Runs: false, HasBoth: true } ? 1 : 0);

    private static Known KnownOf(ScriptedAnswer answer) => new(answer.Attempt, (int)answer.Status, answer.Text.Length);

    private VoteReceipt Receipt(Verdict verdict) => new("41", verdict, _pair);

    private void Alter(Side side, Func<ScriptedAnswer, ScriptedAnswer> alter) =>
        Change(() => _turns[^1] = _turns[^1].With(side, alter(_turns[^1][side])));

    private T Change<T>(Func<T> change)
    {
        TaskCompletionSource changed;
        T result;
        lock (_gate)
        {
            result = change();
            (changed, _changed) = (_changed, NewSignal());
        }

        changed.SetResult();
        return result;
    }

    private static Side[] Sides(SideSelection selection) => selection switch
    {
        SideSelection.Left => [Side.Left],
        SideSelection.Right => [Side.Right],
        _ => [Side.Left, Side.Right],
    };

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
