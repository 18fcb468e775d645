using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Arena.Contracts;
using Arena.Contracts.Battles;
using Arena.Contracts.Fleet;
using Arena.Contracts.Models;
using Arena.Contracts.Ratings;
using Arena.Grains.Diagnostics;
using Arena.Grains.Storage;

namespace Arena.Grains.Battles;

/// <summary>
/// One battle: the commands. Everything that changes the state holds <see cref="_gate"/>, persists the new state beside the old
/// and swaps it in only after the write succeeded.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The runtime drops activations; neither field holds anything but memory.")]
internal sealed partial class BattleGrain(
    [PersistentState("battle", BattleGrain.StorageName)] IPersistentState<BattleState> storage,
    BattleServices services) : Grain, IBattleGrain
{
    /// <summary>Name of the grain storage that both editions register.</summary>
    public const string StorageName = "arena";

    private const int RetrySeconds = 1;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly List<LiveTurn> _turns = [];
    private BattleState _state = new();
    private long _epoch;

    private BattleId Id => new(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _epoch = services.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        _state = storage.State;
        if (_state.IsOpen)
        {
            await RestoreAsync(cancellationToken);
        }
    }

    /// <summary>Ends the following, not the answers. A write that has begun ends before the next activation reads; no other one begins.</summary>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _stopped.CancelAsync();
        await _gate.WaitAsync(cancellationToken);
    }

    public Task<Reply<TurnStarted>> OpenAsync(OpenBattle command) => ChangeAsync<TurnStarted>(async () =>
    {
        var decision = BattleRules.Open(_state, command);
        if (decision.Refusal is not null)
        {
            return decision.Refusal;
        }

        if (!decision.Facts.IsEmpty)
        {
            if (await BeginTurnAsync(decision, command.Prompt, command.Key) is { } refusal)
            {
                return refusal;
            }

            services.Metrics.BattleOpened();
        }

        return new TurnStarted(1);
    });

    public async Task<Reply<TurnStarted>> AddTurnAsync(AddTurn command)
    {
        var prompt = PromptRules.Clean(command.Prompt);
        if (!PromptRules.IsKey(command.Key))
        {
            return RefusalCode.KeyInvalid;
        }

        return PromptRules.Check(prompt, services.Limits.PromptCharacters) is { } refusal
            ? refusal
            : await ChangeAsync(() => AddCleanTurnAsync(command with { Prompt = prompt }));
    }

    public Task<Reply<AttemptStarted>> RegenerateAsync(Regenerate command) => ChangeAsync<AttemptStarted>(async () =>
    {
        var decision = BattleRules.Regenerate(_state, command);
        if (decision.Refusal is not null)
        {
            return decision.Refusal;
        }

        await CommitAsync(decision);
        var begun = decision.Facts.OfType<AttemptBegun>().Select(fact => new LiveAnswer(_turns.Count, fact.Side, fact.Attempt)).ToList();
        foreach (var answer in begun)
        {
            _turns[^1][answer.Side] = answer;
        }

        Launch([.. begun]);
        return new AttemptStarted(_turns.Count, begun[0].Attempt);
    });

    public async Task<Reply<Done>> StopAsync(StopAnswers command)
    {
        if (!BattleRules.Owns(_state, command.Voter))
        {
            return RefusalCode.UnknownBattle;
        }

        await Task.WhenAll(_turns[^1].Running
            .Where(answer => command.Side == SideSelection.Both || (command.Side == SideSelection.Left) == (answer.Side == Side.Left))
            .Select(StopAnswerAsync));
        return Done.Instance;
    }

    public async Task<Reply<VoteReceipt>> VoteAsync(CastVote command) => PromptRules.IsKey(command.Key)
        ? await ChangeAsync(() => VoteOnceAsync(command))
        : RefusalCode.KeyInvalid;

    public async Task<Reply<Done>> AddNotesAsync(AddNotes command)
    {
        var decision = BattleRules.AddNotes(_state, command, services.Limits);
        return decision.Refusal is not null ? decision.Refusal : await ChangeAsync<Done>(async () =>
        {
            var tags = string.Join(',', command.Tags.Distinct().Order(StringComparer.Ordinal));
            var notes = new VoteNotes(Id, tags, command.Comment, services.Clock.GetUtcNow());
            return await services.Store.AddNotesAsync(notes, CancellationToken.None) ? Done.Instance : RefusalCode.AlreadyNoted;
        });
    }

    public Task ForgetTextsAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task<bool> IsRunningAsync() => Task.FromResult(_state.IsRunning);

    private async Task<Reply<TurnStarted>> AddCleanTurnAsync(AddTurn command)
    {
        var decision = BattleRules.AddTurn(_state, command, services.Limits);
        if (decision.Refusal is not null)
        {
            return decision.Refusal;
        }

        if (decision.Facts.IsEmpty)
        {
            return new TurnStarted(BattleRules.TurnOf(_state, command.Key));
        }

        if (await FirstTurnAsync(command.Prompt) is not { } first)
        {
            return RefusalCode.ContextFull;
        }

        // The tick shows the last turn only: what it has not shown of this one yet comes now.
        Release();
        await BeginTurnAsync(decision.And(new HistoryCut(first)), command.Prompt, command.Key);
        return new TurnStarted(_state.Turns.Length);
    }

    /// <summary>
    /// Places the answers and begins them while the turn is being written: the prompt, then the state. Nobody sees the turn before both
    /// are there, and nothing of its answers is written before. See docs/adr/0006-answer-while-writing.md.
    /// </summary>
    /// <returns>Why the turn cannot be, or null.</returns>
    private async Task<Refusal?> BeginTurnAsync(Decision decision, string prompt, string key)
    {
        var planned = decision.Facts.Aggregate(_state, BattleRules.Apply);
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var turn = LiveTurn.Begin(planned.Turns.Length, prompt, written.Task);
        var banked = planned.FromBank && turn.Number == 1;
        var placement = banked ? new PairPlacement(null, null) : await AskFleetAsync([turn.Left, turn.Right], planned, avoid: []);
        var placed = new SidesPlaced(placement.Left?.ToString(), placement.Right?.ToString());
        if (turn.Number == 1 && !banked && !await FitsAsync(BattleRules.Apply(planned, placed), prompt))
        {
            return new Refusal(RefusalCode.PromptTooLong, "it leaves no room for an answer");
        }

        try
        {
            foreach (var side in FirstAsked(planned))
            {
                Prepare(turn[side], planned, side == Side.Left ? placement.Left : placement.Right, prompt);
            }

            await services.Store.AddTurnAsync(new TurnText(Id, turn.Number, key, prompt, services.Clock.GetUtcNow()), CancellationToken.None);
            await CommitAsync(decision.And(placed));
        }
        catch
        {
            written.SetCanceled();
            throw;
        }

        _turns.Add(turn);
        Changed();
        StartTicking();
        written.SetResult();
        return null;
    }

    /// <summary>Where both sides stand in one queue neither is always the first: the battle's seed decides, and it changes from turn to turn.</summary>
    private static Side[] FirstAsked(BattleState state) => (state.Seed + (uint)state.Turns.Length) % 2 == 0 ? [Side.Left, Side.Right] : [Side.Right, Side.Left];

    private void Prepare(LiveAnswer answer, BattleState planned, DeviceId? device, string prompt)
    {
        answer.Command = CommandOf(answer, planned, prompt);
        answer.Address = AddressOf(planned, answer.Side, device);
        Follow(answer);
    }

    /// <summary>Log first, then the state: a vote in the log holds whatever happens to the rest.</summary>
    private async Task<Reply<VoteReceipt>> VoteOnceAsync(CastVote command)
    {
        var decision = BattleRules.Vote(_state, command);
        if (decision.Refusal is not null)
        {
            return decision.Refusal;
        }

        if (_state.Vote is null)
        {
            var draft = VoteDrafts.Of(Id, _state, _turns, command, services);
            var appended = await services.Votes.AppendAsync(draft, CancellationToken.None);
            await AdoptVoteAsync(appended.Row);
            if (!appended.Existed)
            {
                services.Metrics.VoteCast(command.Verdict);
                await GrainFactory.GetGrain<IRatingGrain>(IRatingGrain.Key).VotesChangedAsync();
            }
        }

        return BattleRules.IsSameVote(_state.Vote!, command) ? Receipt() : RefusalCode.AlreadyVoted;
    }

    private Task AdoptVoteAsync(VoteRow row) => CommitAsync(Decision.Of(new VoteCast(
        new VoteState(row.Sequence, row.Vote.Turn, row.Vote.Verdict, Digest.Long(row.Vote.Key)))));

    private VoteReceipt Receipt() => new(
        _state.Vote!.Sequence.ToString(CultureInfo.InvariantCulture),
        _state.Vote.Verdict,
        BattleCards.Of(_state, _turns[_state.Vote.Turn - 1], services.Catalogue));

    /// <summary>Runs a command alone. Where storage fails its outcome is unknown: the next activation reads it, and the client repeats.</summary>
    private async Task<Reply<T>> ChangeAsync<T>(Func<Task<Reply<T>>> change)
        where T : class
    {
        using var held = await EnterAsync();
        try
        {
            return await change();
        }
        catch (StorageException exception)
        {
            Log.OutcomeUnknown(services.Logger, Id.Value, exception);
            DeactivateOnIdle();
            return new Refusal(RefusalCode.Retry, null, RetrySeconds);
        }
    }

    /// <exception cref="StorageException">What is stored is not known now.</exception>
    private async Task CommitAsync(Decision decision)
    {
        var next = decision.Facts.Aggregate(_state, BattleRules.Apply);
        if (next == _state)
        {
            return;
        }

        storage.State = next;
        try
        {
            await storage.WriteStateAsync();
        }
        catch (Exception exception)
        {
            storage.State = _state;
            DeactivateOnIdle();
            throw new StorageException("The state of a battle was not written.", outcomeUnknown: true, exception);
        }

        _state = next;
        Changed();
    }

    private async Task<Held> EnterAsync()
    {
        await _gate.WaitAsync(_stopped.Token);
        return new Held(_gate);
    }

    private readonly struct Held(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
