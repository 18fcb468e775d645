using System.Collections.Immutable;
using Arena.Contracts.Battles;
using Arena.Contracts.Fleet;
using Arena.Contracts.Models;
using Arena.Grains.Diagnostics;
using Arena.Grains.Storage;

namespace Arena.Grains.Battles;

/// <summary>
/// The answers of a battle: placing them, following them, and bringing each attempt to its end. A side runs in a task of its own on this
/// activation's scheduler, so that neither side waits for the other; what it persists goes through the gate like any command.
/// </summary>
internal sealed partial class BattleGrain
{
    private static readonly TimeSpan PlaceAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan StoreAgain = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopped = new();

    /// <summary>Places the sides together, so that the choice is fair to both, and follows each.</summary>
    private void Launch(ImmutableArray<Side> sides)
    {
        DelayDeactivation(services.Limits.AnswerTimeout * 2);
        StartTicking();
        _ = LaunchAsync([.. sides.Select(side => _turns[^1][side])]);
    }

    private async Task LaunchAsync(ImmutableArray<LiveAnswer> answers)
    {
        try
        {
            await PlaceAsync(answers, avoid: []);
            await Task.WhenAll(answers.Select(answer => FollowToEndAsync(answer, joinOnly: false)));
        }
        catch (Exception exception)
        {
            Fail(answers[0], exception);
        }
    }

    /// <summary>Waits until every side has a device, or until the arena gives a side up.</summary>
    private async Task PlaceAsync(ImmutableArray<LiveAnswer> answers, ImmutableArray<string> avoid)
    {
        var deadline = services.Clock.GetUtcNow() + services.Limits.AnswerTimeout;
        while (Unplaced(answers) is { IsEmpty: false } waiting && services.Clock.GetUtcNow() < deadline)
        {
            var placement = await AskFleetAsync(waiting, avoid);
            foreach (var answer in waiting)
            {
                Place(answer, answer.Side == Side.Left ? placement.Left : placement.Right);
            }

            if (!Unplaced(answers).IsEmpty)
            {
                await Task.Delay(PlaceAgain, services.Clock, _stopped.Token);
            }
        }

        using var held = await EnterAsync();
        await CommitAsync(Decision.Of(new SidesPlaced(Placed(answers, Side.Left), Placed(answers, Side.Right))));
    }

    private async Task<PairPlacement> AskFleetAsync(ImmutableArray<LiveAnswer> waiting, ImmutableArray<string> avoid)
    {
        ContestantId? Wanted(Side side) => waiting.Any(answer => answer.Side == side) ? Contestant(side) : null;
        try
        {
            return await GrainFactory.GetGrain<IFleetGrain>(IFleetGrain.Key).PlaceAsync(new PlacePair(
                Wanted(Side.Left), Wanted(Side.Right), Device(_state.LeftDevice), Device(_state.RightDevice), avoid));
        }
        catch (Exception exception) when (Transient.Is(exception))
        {
            return new PairPlacement(null, null);
        }
    }

    private static ImmutableArray<LiveAnswer> Unplaced(ImmutableArray<LiveAnswer> answers) =>
        [.. answers.Where(answer => answer is { Address: null, StopRequested: false })];

    private void Place(LiveAnswer answer, DeviceId? device) =>
        answer.Address = device is null ? null : new ModelAddress(Contestant(answer.Side), device.Value);

    private static string? Placed(ImmutableArray<LiveAnswer> answers, Side side) =>
        answers.FirstOrDefault(answer => answer.Side == side)?.Address?.Device.ToString();

    private ContestantId Contestant(Side side) => new(side == Side.Left ? _state.Left : _state.Right);

    private static DeviceId? Device(string text) =>
        text.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 ? new DeviceId(text[..slash], text[(slash + 1)..]) : null;

    /// <summary>Follows an attempt; where its node is lost, a higher attempt starts elsewhere and the other side is not touched.</summary>
    private async Task FollowToEndAsync(LiveAnswer answer, bool joinOnly)
    {
        try
        {
            for (var tries = 1; ; tries++)
            {
                var finished = answer.Address is null ? Unplaceable(answer) : await FollowAsync(answer, joinOnly);
                if (finished is null && tries >= services.Limits.AutomaticAttempts)
                {
                    finished = Models.AnswerRunner.Failure(AnswerFailure.Unavailable);
                }

                if (finished is not null)
                {
                    await EndAsync(answer, finished);
                    return;
                }

                answer = await BeginAgainAsync(answer);
                joinOnly = false;
            }
        }
        catch (Exception exception)
        {
            Fail(answer, exception);
        }
    }

    private static AnswerFinished Unplaceable(LiveAnswer answer) =>
        Models.AnswerRunner.Failure(answer.StopRequested ? AnswerFailure.Empty : AnswerFailure.Unavailable);

    /// <returns>How it ended, or null when the attempt is lost.</returns>
    private async Task<AnswerFinished?> FollowAsync(LiveAnswer answer, bool joinOnly)
    {
        var model = GrainFactory.GetGrain<IModelGrain>(answer.Address!.Value.ToString());
        var command = Command(answer);
        for (var tries = 0; tries < 3; tries++)
        {
            try
            {
                if (answer.StopRequested)
                {
                    await model.StopAsync(command.Attempt);
                }

                // An attempt of which text may have been shown is joined, never started a second time.
                var steps = model.AnswerAsync(command, answer.Length, joinOnly || answer.Length > 0, answer.Reading.Token);
                await foreach (var step in steps.WithCancellation(answer.Reading.Token))
                {
                    if (step is AnswerUnknown)
                    {
                        return null;
                    }

                    if (Take(answer, step) is { } finished)
                    {
                        return finished;
                    }
                }
            }
            catch (Exception exception) when (Transient.Is(exception))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100 << tries), services.Clock, _stopped.Token);
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

    private AnswerCommand Command(LiveAnswer answer)
    {
        var contestant = services.Catalogue.Find(Contestant(answer.Side));
        var sampling = contestant?.Sampling ?? new AnswerParameters(1, 0, 1, 0, 0, 1, 0);
        return new AnswerCommand(
            new AttemptId(Id, answer.Turn, answer.Side, answer.Attempt), Conversation(answer), sampling with { Seed = _state.Seed });
    }

    /// <summary>Both sides see the same turns, each with its own answers.</summary>
    private ImmutableArray<Message> Conversation(LiveAnswer answer)
    {
        var turns = _turns.Take(answer.Turn).ToList();
        var answerTokens = Math.Max(Sampling(Side.Left), Sampling(Side.Right));
        var first = HistoryRule.FirstTurn(
            [.. turns.Select(turn => turn.Prompt.Length)],
            [.. turns.SkipLast(1).Select(turn => Math.Max(turn.Left.Length, turn.Right.Length))],
            SmallerContext(),
            answerTokens);
        var messages = ImmutableArray.CreateBuilder<Message>();
        foreach (var turn in turns.Skip(first))
        {
            messages.Add(new Message(FromVoter: true, turn.Prompt));
            if (turn.Number < answer.Turn)
            {
                messages.Add(new Message(FromVoter: false, turn[answer.Side].Text()));
            }
        }

        return messages.ToImmutable();
    }

    private int Sampling(Side side) => services.Catalogue.Find(Contestant(side))?.Sampling.MaxTokens ?? 0;

    private int SmallerContext()
    {
        var contexts = new[] { Side.Left, Side.Right }
            .Select(side => services.Catalogue.Find(Contestant(side))?.Model.ContextLength ?? 0)
            .Where(context => context > 0)
            .ToList();
        return contexts.Count == 0 ? 0 : contexts.Min();
    }

    /// <summary>The text is written once, then the state, then the voter may see the end. A database that is away is waited for.</summary>
    private async Task EndAsync(LiveAnswer answer, AnswerFinished finished)
    {
        var row = await PutAnswerAsync(new AnswerText(
            Id,
            answer.Turn,
            answer.Side,
            answer.Attempt,
            _epoch,
            finished.Status,
            finished.Failure,
            finished.Status == AnswerStatus.Failed ? "" : answer.Text(),
            finished.Tokens,
            finished.PromptTokens,
            finished.FirstTextMilliseconds,
            finished.GenerationMilliseconds,
            services.Clock.GetUtcNow()));
        using var held = await EnterAsync();
        if (IsCurrent(answer))
        {
            await CommitAsync(Decision.Of(new AttemptEnded(answer.Side, answer.Attempt, row.Status, row.Failure, row.Text?.Length ?? 0)));
            answer.End(row.Text ?? "", finished with { Status = row.Status, Failure = row.Failure });
        }
    }

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
        Log.AnswerRestarted(services.Logger, Id.Value, lost.Turn, lost.Side.ToString(), lost.Attempt + 1, null);
        var next = new LiveAnswer(lost.Turn, lost.Side, lost.Attempt + 1) { StopRequested = lost.StopRequested };
        using (await EnterAsync())
        {
            await CommitAsync(Decision.Of(new AttemptBegun(next.Side, next.Attempt)));
            _turns[next.Turn - 1][next.Side] = next;
            Changed();
        }

        await PlaceAsync([next], lost.Address is { } address ? [address.Device.Node] : []);
        return next;
    }

    private async Task StopAnswerAsync(LiveAnswer answer)
    {
        answer.StopRequested = true;
        if (answer.Address is { } address)
        {
            await GrainFactory.GetGrain<IModelGrain>(address.ToString()).StopAsync(new AttemptId(Id, answer.Turn, answer.Side, answer.Attempt));
        }
    }

    /// <summary>After a restart: ended attempts from their rows, running ones joined where they still run, else begun again.</summary>
    private async Task RestoreAsync(CancellationToken cancellationToken)
    {
        var prompts = await services.Store.TurnsAsync(Id, cancellationToken);
        var answers = (await services.Store.AnswersAsync(Id, cancellationToken)).ToDictionary(row => (row.Turn, row.Side, row.Attempt));
        foreach (var (index, turn) in _state.Turns.Index())
        {
            LiveAnswer Answer(Side side) => Restored(index + 1, side, turn[side], answers.GetValueOrDefault((index + 1, side, turn[side].Attempt)));
            _turns.Add(new LiveTurn(index + 1, prompts.FirstOrDefault(prompt => prompt.Turn == index + 1)?.Prompt ?? "", Answer(Side.Left), Answer(Side.Right)));
        }

        if (_state.Vote is null && await services.Votes.FindAsync(Id, cancellationToken) is { } row)
        {
            await AdoptVoteAsync(row);
        }

        Resume();
    }

    private static LiveAnswer Restored(int turn, Side side, AnswerState state, AnswerText? row) =>
        state.IsRunning ? new LiveAnswer(turn, side, state.Attempt)
        : LiveAnswer.Ended(turn, side, state, row?.Text ?? "", new AnswerFinished(
            state.Status, state.Failure, row?.Tokens ?? 0, row?.PromptTokens ?? 0, row?.FirstTextMilliseconds, row?.GenerationMilliseconds ?? 0));

    private void Resume()
    {
        if (_turns.Count == 0 || !_turns[^1].IsRunning)
        {
            return;
        }

        StartTicking();
        foreach (var answer in new[] { _turns[^1].Left, _turns[^1].Right }.Where(answer => answer.IsRunning))
        {
            Place(answer, Device(answer.Side == Side.Left ? _state.LeftDevice : _state.RightDevice));
            _ = ResumeAsync(answer);
        }
    }

    /// <summary>A row that is there already was written just before the state could be: it is the end of its attempt.</summary>
    private async Task ResumeAsync(LiveAnswer answer)
    {
        try
        {
            var rows = await services.Store.AnswersAsync(Id, _stopped.Token);
            if (rows.FirstOrDefault(row => row.Turn == answer.Turn && row.Side == answer.Side && row.Attempt == answer.Attempt) is { } row)
            {
                answer.Append(row.Text ?? "");
                await EndAsync(answer, new AnswerFinished(
                    row.Status, row.Failure, row.Tokens, row.PromptTokens, row.FirstTextMilliseconds, row.GenerationMilliseconds));
                return;
            }

            if (answer.Address is null)
            {
                await PlaceAsync([answer], avoid: []);
                await FollowToEndAsync(answer, joinOnly: false);
            }
            else
            {
                await FollowToEndAsync(answer, joinOnly: true);
            }
        }
        catch (Exception exception)
        {
            Fail(answer, exception);
        }
    }

    /// <summary>This activation cannot go on with a side; the next one starts from what is persisted.</summary>
    private void Fail(LiveAnswer answer, Exception exception)
    {
        if (!_stopped.IsCancellationRequested)
        {
            Log.PumpFailed(services.Logger, Id.Value, answer.Side.ToString(), exception);
            DeactivateOnIdle();
        }
    }

    private void StopReading()
    {
        _stopped.Cancel();
        foreach (var answer in _turns.SelectMany(turn => new[] { turn.Left, turn.Right }))
        {
            answer.Reading.Cancel();
        }
    }
}
