using System.Diagnostics.CodeAnalysis;
using Arena.Contracts;
using Arena.Contracts.Battles;
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

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        StopReading();
        return Task.CompletedTask;
    }

    public async Task<Reply<TurnStarted>> OpenAsync(OpenBattle command)
    {
        using var held = await EnterAsync();
        var decision = BattleRules.Open(_state, command);
        if (decision.Refusal is not null)
        {
            return decision.Refusal;
        }

        if (!decision.Facts.IsEmpty)
        {
            await BeginTurnAsync(decision, 1, command.Prompt, command.Key);
            services.Metrics.BattleOpened();
        }

        return new TurnStarted(1);
    }

    public async Task<Reply<TurnStarted>> AddTurnAsync(AddTurn command)
    {
        var prompt = PromptRules.Clean(command.Prompt);
        if (!PromptRules.IsKey(command.Key))
        {
            return RefusalCode.KeyInvalid;
        }

        if (PromptRules.Check(prompt, services.Limits.PromptCharacters) is { } refusal)
        {
            return refusal;
        }

        using var held = await EnterAsync();
        var decision = BattleRules.AddTurn(_state, command with { Prompt = prompt }, services.Limits);
        if (decision.Refusal is not null)
        {
            return decision.Refusal;
        }

        if (decision.Facts.IsEmpty)
        {
            return new TurnStarted(BattleRules.TurnOf(_state, command.Key));
        }

        if (!HistoryRule.Fits(prompt.Length, SmallerContext()))
        {
            return RefusalCode.ContextFull;
        }

        await BeginTurnAsync(decision, _state.Turns.Length + 1, prompt, command.Key);
        return new TurnStarted(_state.Turns.Length);
    }

    public async Task<Reply<AttemptStarted>> RegenerateAsync(Regenerate command)
    {
        using var held = await EnterAsync();
        var decision = BattleRules.Regenerate(_state, command);
        if (decision.Refusal is not null)
        {
            return decision.Refusal;
        }

        await CommitAsync(decision);
        var begun = decision.Facts.OfType<AttemptBegun>().ToList();
        foreach (var fact in begun)
        {
            _turns[^1][fact.Side] = new LiveAnswer(_turns.Count, fact.Side, fact.Attempt);
        }

        Launch([.. begun.Select(fact => fact.Side)]);
        return new AttemptStarted(_state.Turns.Length, begun[0].Attempt);
    }

    public async Task<Reply<Done>> StopAsync(StopAnswers command)
    {
        if (!BattleRules.Owns(_state, command.Voter))
        {
            return RefusalCode.UnknownBattle;
        }

        var sides = command.Side switch
        {
            SideSelection.Left => [_turns[^1].Left],
            SideSelection.Right => [_turns[^1].Right],
            _ => new[] { _turns[^1].Left, _turns[^1].Right },
        };
        await Task.WhenAll(sides.Where(answer => answer.IsRunning).Select(StopAnswerAsync));
        return Done.Instance;
    }

    public async Task<Reply<VoteReceipt>> VoteAsync(CastVote command)
    {
        if (!PromptRules.IsKey(command.Key))
        {
            return RefusalCode.KeyInvalid;
        }

        using var held = await EnterAsync();
        var decision = BattleRules.Vote(_state, command);
        if (decision.Refusal is not null)
        {
            return decision.Refusal;
        }

        return _state.Vote is not null ? Receipt() : await WriteVoteAsync(command);
    }

    public async Task<Reply<Done>> AddNotesAsync(AddNotes command)
    {
        if (!BattleRules.Owns(_state, command.Voter))
        {
            return RefusalCode.UnknownBattle;
        }

        if (_state.Vote is null)
        {
            return RefusalCode.NotVoted;
        }

        if (command.Comment?.Length > services.Limits.CommentCharacters)
        {
            return RefusalCode.PromptTooLong;
        }

        var tags = string.Join(',', command.Tags.Distinct().Order(StringComparer.Ordinal));
        var added = await services.Store.AddNotesAsync(
            new VoteNotes(Id, tags, command.Comment, services.Clock.GetUtcNow()), CancellationToken.None);
        return added ? Done.Instance : RefusalCode.AlreadyNoted;
    }

    public Task<bool> IsRunningAsync() => Task.FromResult(_state.IsRunning);

    private async Task BeginTurnAsync(Decision decision, int turn, string prompt, string key)
    {
        await services.Store.AddTurnAsync(new TurnText(Id, turn, key, prompt, services.Clock.GetUtcNow()), CancellationToken.None);
        await CommitAsync(decision);
        _turns.Add(LiveTurn.Begin(turn, prompt));
        Launch([Side.Left, Side.Right]);
    }

    /// <summary>Log first, then the state: a vote in the log holds whatever happens to the rest.</summary>
    private async Task<Reply<VoteReceipt>> WriteVoteAsync(CastVote command)
    {
        VoteAppended appended;
        try
        {
            appended = await services.Votes.AppendAsync(VoteDrafts.Of(Id, _state, _turns[command.Turn - 1], command, services), CancellationToken.None);
        }
        catch (StorageException exception)
        {
            Log.VoteUnknown(services.Logger, Id.Value, exception);
            DeactivateOnIdle();
            return RefusalCode.Retry;
        }

        await AdoptVoteAsync(appended.Row);
        if (appended.Existed)
        {
            return BattleRules.IsSameVote(_state.Vote!, command) ? Receipt() : RefusalCode.AlreadyVoted;
        }

        services.Metrics.VoteCast(command.Verdict);
        await ExcludeSelfNamingAsync(appended.Row);
        await GrainFactory.GetGrain<IRatingGrain>(IRatingGrain.Key).VotesChangedAsync();
        return Receipt();
    }

    private Task AdoptVoteAsync(VoteRow row) => CommitAsync(Decision.Of(new VoteCast(
        new VoteState(row.Sequence, row.Vote.Turn, row.Vote.Verdict, Digest.Long(row.Vote.Key)))));

    private async Task ExcludeSelfNamingAsync(VoteRow row)
    {
        if (row.Vote.Flags.Contains("self_named", StringComparison.Ordinal))
        {
            await services.Exclusions.ChangeAsync(
                new Exclusion(row.Sequence, "identity_leak", "arena", services.Clock.GetUtcNow()), CancellationToken.None);
        }
    }

    private VoteReceipt Receipt() => new(
        _state.Vote!.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _state.Vote.Verdict,
        BattleCards.Of(_state, _turns[_state.Vote.Turn - 1], services.Catalogue));

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
        catch
        {
            // What is in the database is not known now; the next activation reads it.
            storage.State = _state;
            DeactivateOnIdle();
            throw;
        }

        _state = next;
        Changed();
    }

    private async Task<Held> EnterAsync()
    {
        await _gate.WaitAsync();
        return new Held(_gate);
    }

    private readonly struct Held(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
