using System.Collections.Concurrent;
using System.Text;
using Arena.Contracts.Battles;
using Arena.Contracts.Fleet;
using Arena.Contracts.Models;
using Arena.Grains.Models;
using Arena.Grains.Storage;
using Microsoft.Extensions.Options;

namespace Arena.Grains.Research.Benchmark;

/// <summary>
/// Has the jobs of a run answered by the fleet, as battles are: placed, queued and batched by the devices' schedulers, as many at a time as the
/// devices have lanes. Each answer is in the bank before it is reported, so a run that is killed loses what was being written only.
/// </summary>
internal sealed class BenchmarkRunner(IGrainFactory grains, IAnswerBank bank, IOptions<ArenaLimits> limits, TimeProvider clock)
{
    private static readonly TimeSpan PlaceAgain = TimeSpan.FromSeconds(1);

    /// <summary>After a failover the fleet knows its nodes again with their next heartbeats.</summary>
    private static readonly TimeSpan FleetReturns = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<ContestantId, bool> _expected = [];
    private int _attempts;

    /// <param name="run">Noted in the bank.</param>
    /// <param name="jobs">What is left of it, in order.</param>
    /// <param name="fresh">Takes nothing from the response cache.</param>
    /// <param name="answered">Called with each answer or failure, one call at a time.</param>
    /// <param name="cancellationToken">Stops; what is in the bank stays.</param>
    public async Task RunAsync(
        BankRun run, IReadOnlyList<BenchmarkJob> jobs, bool fresh, Action<BankAnswer> answered, CancellationToken cancellationToken)
    {
        var reporting = new Lock();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = await LanesAsync(), CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(jobs, parallel, async (job, token) =>
        {
            var answer = (fresh ? null : await CachedAsync(run, job, token)) ?? await AnswerAsync(run, job, token);
            await bank.PutAsync(answer, token);
            lock (reporting)
            {
                answered(answer);
            }
        });
    }

    private async Task<int> LanesAsync()
    {
        var view = await grains.GetGrain<IFleetGrain>(IFleetGrain.Key).ViewAsync();
        return Math.Max(1, view.Nodes.SelectMany(node => node.Devices).Sum(device => device.Lanes));
    }

    private async Task<BankAnswer?> CachedAsync(BankRun run, BenchmarkJob job, CancellationToken cancellationToken) =>
        await bank.FindAsync(job.CacheKey, cancellationToken) is { } known
            ? known with { Run = run.Run, Language = job.Language, PromptId = job.Prompt.Id, Topic = job.Prompt.Topic, Cached = true, At = clock.GetUtcNow() }
            : null;

    /// <summary>Tries again elsewhere where a node dies under an answer, as battles do.</summary>
    private async Task<BankAnswer> AnswerAsync(BankRun run, BenchmarkJob job, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            var device = await PlaceAsync(job.Contestant.Id, cancellationToken);
            var text = new StringBuilder();
            var finished = device is null ? AnswerRunner.Failure(AnswerFailure.Unavailable) : await AskAsync(run, job, device.Value, text, cancellationToken);
            if (finished is not null || tries >= limits.Value.AutomaticAttempts)
            {
                return Row(run, job, device, text.ToString(), finished ?? AnswerRunner.Failure(AnswerFailure.Unavailable));
            }
        }
    }

    /// <returns>Null where no device of the fleet can run the contestant, and where one that could does not come back.</returns>
    private async Task<DeviceId?> PlaceAsync(ContestantId contestant, CancellationToken cancellationToken)
    {
        var fleet = grains.GetGrain<IFleetGrain>(IFleetGrain.Key);
        var asked = clock.GetUtcNow();
        while (true)
        {
            try
            {
                if ((await fleet.PlaceAsync(new PlacePair(contestant, null, null, null, []))).Left is { } device)
                {
                    _expected[contestant] = true;
                    return device;
                }

                if (!await IsExpectedAsync(fleet, contestant, asked))
                {
                    return null;
                }

                await Task.Delay(PlaceAgain, clock, cancellationToken);
            }
            catch (Exception exception) when (Transient.Is(exception))
            {
                await Task.Delay(PlaceAgain, clock, cancellationToken);
            }
        }
    }

    /// <summary>Whether a device may come back: the contestant was placed before, or no node is known at all. Waited for in vain, it is not waited for again.</summary>
    private async Task<bool> IsExpectedAsync(IFleetGrain fleet, ContestantId contestant, DateTimeOffset asked)
    {
        if (clock.GetUtcNow() - asked >= FleetReturns)
        {
            _expected[contestant] = false;
        }

        return _expected.TryGetValue(contestant, out var expected) ? expected : (await fleet.ViewAsync()).Nodes.IsEmpty;
    }

    /// <returns>How it ended; null where the attempt was lost.</returns>
    private async Task<AnswerFinished?> AskAsync(BankRun run, BenchmarkJob job, DeviceId device, StringBuilder text, CancellationToken cancellationToken)
    {
        var model = grains.GetGrain<IModelGrain>(new ModelAddress(job.Contestant.Id, device).ToString());
        var attempt = new AttemptId(new BattleId($"benchmark-{run.Run}-{Interlocked.Increment(ref _attempts)}"), 1, Side.Left, 0);
        var command = new AnswerCommand(attempt, [new Message(FromVoter: true, job.Prompt.Text)], job.Parameters);
        try
        {
            await foreach (var step in model.AnswerAsync(command, 0, joinOnly: false, cancellationToken))
            {
                if (step is AnswerDelta delta)
                {
                    text.Append(delta.Text);
                }
                else if (step is AnswerFinished finished)
                {
                    return finished;
                }
            }
        }
        catch (Exception exception) when (Transient.Is(exception) && !cancellationToken.IsCancellationRequested)
        {
            // As if the attempt were unknown.
        }

        return null;
    }

    private BankAnswer Row(BankRun run, BenchmarkJob job, DeviceId? device, string text, AnswerFinished finished) => new(
        run.Run,
        job.Language,
        job.Prompt.Id,
        job.Prompt.Text,
        job.Prompt.Topic,
        job.Contestant.Id,
        job.CacheKey,
        finished.Status,
        finished.Failure,
        text,
        finished.Tokens,
        finished.PromptTokens,
        finished.FirstTextMilliseconds,
        finished.GenerationMilliseconds,
        device?.ToString() ?? "",
        Cached: false,
        clock.GetUtcNow());
}
