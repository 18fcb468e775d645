using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Arena.Contracts.Models;
using Arena.Grains.Catalogue;
using Arena.Inference;
using Microsoft.Extensions.Options;

namespace Arena.Grains.Models;

/// <summary>Keeps the attempts of one contestant on one device, running and just finished, and hands the work to the device's scheduler.</summary>
internal sealed partial class ModelGrain(
    NodeDevices devices,
    ArenaCatalogue catalogue,
    IEnumerable<IInferenceEngine> engines,
    IOptions<ArenaLimits> limits,
    TimeProvider clock) : Grain, IModelGrain
{
    private readonly Dictionary<AttemptId, AnswerRun> _runs = [];
    private DeviceScheduler? _scheduler;
    private Contestant? _contestant;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var address = ModelAddress.Parse(this.GetPrimaryKeyString());
        _scheduler = devices.Find(address.Device.Device);
        _contestant = catalogue.Find(address.Contestant);
        var period = limits.Value.UnreadTimeout / 4;
        this.RegisterGrainTimer(SweepAsync, new GrainTimerCreationOptions(period, period) { Interleave = true });
        return Task.CompletedTask;
    }

    /// <summary>Answers of an activation that goes are lost: their battles ask elsewhere, with a higher attempt.</summary>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        foreach (var run in _runs.Values)
        {
            run.Abandon();
        }

        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<AnswerEvent> AnswerAsync(
        AnswerCommand command, int fromOffset, bool joinOnly, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var run = Find(command, joinOnly) ?? (joinOnly ? null : Begin(command));
        if (run is null)
        {
            yield return new AnswerUnknown();
            yield break;
        }

        DelayDeactivation(limits.Value.AnswerTimeout * 2);
        await foreach (var step in run.ReadAsync(fromOffset, cancellationToken))
        {
            yield return step;
        }
    }

    public async Task<ConversationSize?> MeasureAsync(ImmutableArray<Message> messages)
    {
        var engine = _contestant is null ? null : engines.FirstOrDefault(engine => engine.Kind == _contestant.Model.Engine);
        try
        {
            var count = engine is null ? null : await engine.CountTokensAsync(_contestant!.Model, AnswerRunner.Messages(messages), CancellationToken.None);
            return count is null ? null : new ConversationSize(count.Tokens, count.ContextLength);
        }
        catch (InferenceException)
        {
            return null;
        }
    }

    public Task StopAsync(AttemptId attempt)
    {
        _runs.GetValueOrDefault(attempt)?.Stop();
        return Task.CompletedTask;
    }

    public Task WarmAsync()
    {
        if (_contestant is not null)
        {
            _scheduler?.Warm(_contestant.Id);
        }

        return Task.CompletedTask;
    }

    public Task UnloadAsync()
    {
        if (_contestant is not null)
        {
            _scheduler?.Unload(_contestant.Id);
        }

        return Task.CompletedTask;
    }

    /// <summary>An attempt that was begun for a turn that was never confirmed gives way when the turn comes with another prompt.</summary>
    private AnswerRun? Find(AnswerCommand command, bool joinOnly)
    {
        var run = _runs.GetValueOrDefault(command.Attempt);
        if (run is null || joinOnly || run.Command.Messages[^1] == command.Messages[^1])
        {
            return run;
        }

        run.Abandon();
        _runs.Remove(command.Attempt);
        return null;
    }

    /// <summary>An attempt ends every lower one of the same side and never begins after a higher one; nothing begins where the device or contestant is missing.</summary>
    private AnswerRun? Begin(AnswerCommand command)
    {
        var rivals = _runs.Keys.Where(id => id.Battle == command.Attempt.Battle && id.Side == command.Attempt.Side).ToList();
        if (_scheduler is null || _contestant is null || rivals.Any(id => Order(id).CompareTo(Order(command.Attempt)) > 0))
        {
            return null;
        }

        foreach (var rival in rivals)
        {
            _runs[rival].Abandon();
        }

        var run = new AnswerRun(command, _contestant, clock);
        _runs.Add(command.Attempt, run);
        _scheduler.Submit(run);
        return run;
    }

    private static (int Turn, int Attempt) Order(AttemptId id) => (id.Turn, id.Attempt);

    private Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var (id, run) in _runs.Where(pair => pair.Value.Unread(now) >= limits.Value.UnreadTimeout).ToList())
        {
            if (run.IsFinished)
            {
                _runs.Remove(id);
                run.Dispose();
            }
            else
            {
                run.Abandon();
            }
        }

        return Task.CompletedTask;
    }
}
