using System.Collections.Immutable;
using Arena.Contracts;
using Arena.Contracts.Battles;
using Arena.Support;

namespace Arena.Grains.Tests.Hosting;

/// <summary>One battle, as its voter's page sees it. Every wait opens the event stream again at the page's cursor.</summary>
internal sealed class BattleClient(ArenaHost arena, VoterClient voter, BattleId id) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly Side[] Sides = [Side.Left, Side.Right];

    private readonly Dictionary<Side, int> _attempts = new() { [Side.Left] = 0, [Side.Right] = 0 };
    private int _turn = 1;

    public BattleId Id { get; } = id;

    public VoterClient Voter { get; } = voter;

    public IBattleGrain Grain => arena.Grains.GetGrain<IBattleGrain>(Id.Value);

    /// <summary>What the event streams have told so far.</summary>
    public BattlePage Page { get; } = new();

    /// <summary>The next answer that a side is asked for.</summary>
    public Task<ScriptedAnswer> AnswerAsync(Side side) => arena.Engine.NextAnswerAsync(Id.Value, side.ToString());

    /// <summary>Both sides answer the last turn, and the voter sees it.</summary>
    public async Task AnswerBothAsync(string left = "The left answer.", string right = "The right answer.")
    {
        (await AnswerAsync(Side.Left)).Say(left).End();
        (await AnswerAsync(Side.Right)).Say(right).End();
        await EndedAsync();
    }

    public async Task<BattleView> ViewAsync() =>
        (await Patiently.CallAsync(() => Grain.ViewAsync(Voter.Id))).Value ?? throw new InvalidOperationException("The battle is unknown.");

    public async Task<Reply<TurnStarted>> AddTurnAsync(string prompt = "And then?", string? key = null)
    {
        var command = new AddTurn(Voter.Id, prompt, key ?? Voter.NewKey());
        var reply = await Patiently.CallAsync(() => Grain.AddTurnAsync(command));
        if (reply.Value is { } started)
        {
            _turn = Math.Max(_turn, started.Turn);
            _attempts[Side.Left] = _attempts[Side.Right] = 0;
        }

        return reply;
    }

    public async Task<Reply<AttemptStarted>> RegenerateAsync(SideSelection selection = SideSelection.Both)
    {
        var reply = await Patiently.CallAsync(() => Grain.RegenerateAsync(new Regenerate(Voter.Id, selection)));
        foreach (var side in Sides.Where(side => reply.Value is not null && (selection == SideSelection.Both || selection.ToString() == side.ToString())))
        {
            _attempts[side] = reply.Value!.Attempt;
        }

        return reply;
    }

    public Task<Reply<Done>> StopAsync(SideSelection side = SideSelection.Both) =>
        Patiently.CallAsync(() => Grain.StopAsync(new StopAnswers(Voter.Id, side)));

    public Task<Reply<VoteReceipt>> VoteAsync(Verdict verdict, int turn = 1, string? key = null, int? seenLeft = null, int? seenRight = null)
    {
        var command = new CastVote(Voter.Id, turn, verdict, key ?? Voter.NewKey(), seenLeft, seenRight);
        return Patiently.CallAsync(() => Grain.VoteAsync(command));
    }

    public Task<Reply<Done>> AddNotesAsync(string? comment, params ImmutableArray<string> tags) =>
        Patiently.CallAsync(() => Grain.AddNotesAsync(new AddNotes(Voter.Id, tags, comment)));

    /// <summary>Reads events until both answers to the last prompt have ended, in the attempt that was asked for last or a later one.</summary>
    public Task EndedAsync() => UntilAsync(
        page => Sides.All(side => page.Answer(_turn, side) is var answer && answer.Attempt >= _attempts[side] && BattlePage.HasEnded(answer)),
        $"the end of both answers of turn {_turn}");

    /// <summary>Reads events until the stream ends: the battle is voted and nothing runs.</summary>
    public Task FollowAsync() => ReadAsync(() => false, "the end of the event stream", mayEnd: true);

    /// <summary>Reads events until the page is so; fails by name where it never is.</summary>
    public Task UntilAsync(Func<BattlePage, bool> reached, string what) => ReadAsync(() => reached(Page), what, mayEnd: false);

    /// <summary>Ends what still runs, so that it holds no device.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await StopAsync();
        }
        catch (InvalidOperationException)
        {
            // The arena was stopped before.
        }
    }

    private async Task ReadAsync(Func<bool> reached, string what, bool mayEnd)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        try
        {
            while (!reached())
            {
                if (await ReadOnceAsync(reached, patience.Token) && !reached())
                {
                    if (mayEnd)
                    {
                        return;
                    }

                    throw new InvalidOperationException($"The event stream ended before {what}. {Page}");
                }
            }
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            throw new TimeoutException($"Waited {Patience.TotalSeconds} s for {what}. {Page}");
        }
    }

    /// <returns>Whether the stream came to its end.</returns>
    private async Task<bool> ReadOnceAsync(Func<bool> reached, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var step in Grain.WatchAsync(Voter.Id, Page.Cursor, cancellationToken).WithCancellation(cancellationToken))
            {
                Page.Apply(step);
                if (reached())
                {
                    return false;
                }
            }

            return true;
        }
        catch (Exception exception) when (Transient.Is(exception))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, cancellationToken);
            return false;
        }
    }
}
