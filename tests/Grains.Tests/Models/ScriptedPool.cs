using System.Diagnostics.Metrics;
using Arena.Contracts.Battles;
using Arena.Contracts.Models;
using Arena.Grains.Catalogue;
using Arena.Grains.Diagnostics;
using Arena.Grains.Models;
using Arena.Inference;
using Arena.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Arena.Grains.Tests.Models;

/// <summary>Real schedulers of devices in one memory, over the scripted engine and a clock that the test moves.</summary>
internal sealed class ScriptedPool : IAsyncDisposable
{
    private readonly ServiceProvider _metrics = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly List<DeviceScheduler> _schedulers = [];
    private readonly Dictionary<string, Contestant> _contestants = [];
    private int _battles;

    /// <param name="memory">Budget of all.</param>
    /// <param name="lanes">Per device.</param>
    /// <param name="models">Name, bytes, and whether it is pinned.</param>
    public ScriptedPool(long memory, int[] lanes, params (string Name, long Bytes, bool Pinned)[] models)
    {
        var announcement = new FleetAnnouncement();
        announcement.MadeBy(() =>
        {
            Announced.Add([.. _schedulers.Select(scheduler => scheduler.Report().Gone)]);
            return Task.CompletedTask;
        });
        var runner = new AnswerRunner(Options.Create(new ArenaLimits()), Clock, new ArenaMetrics(_metrics.GetRequiredService<IMeterFactory>()), NullLogger<AnswerRunner>.Instance);
        var services = new DeviceServices([Engine], runner, Options.Create(new ArenaLimits()), announcement, Clock, NullLogger<DeviceScheduler>.Instance);
        foreach (var (name, bytes, _) in models)
        {
            Engine.SetBytes(name, bytes);
            _contestants.Add(name, NewContestant(name));
        }

        var runnable = models.ToDictionary(
            model => Id(model.Name), model => new RunnableModel(_contestants[model.Name], new ModelNeed(Id(model.Name), model.Bytes, 0), model.Pinned));
        var pool = new MemoryPool(memory);
        foreach (var (index, count) in lanes.Index())
        {
            _schedulers.Add(new DeviceScheduler(new DeviceSpec($"cpu{index}", DeviceKind.Cpu, index, 1, memory, count), pool, runnable, services));
        }
    }

    public ManualTimeProvider Clock { get; } = new();

    public ScriptedEngine Engine { get; } = new() { HoldLoads = true };

    /// <summary>Which devices were gone, at every announcement.</summary>
    public List<bool[]> Announced { get; } = [];

    public DeviceScheduler this[int device] => _schedulers[device];

    public static ContestantId Id(string name) => new($"{name}-00000000");

    /// <summary>Asks a device for an answer.</summary>
    public AnswerRun Ask(string name, int device = 0)
    {
        var attempt = new AttemptId(new BattleId($"battle{++_battles}"), 1, Side.Left, 0);
        var run = new AnswerRun(
            new AnswerCommand(attempt, [new Message(FromVoter: true, "Hello")], new AnswerParameters(16, 0, 1, 0, 0, 1, 0)), _contestants[name], Clock);
        this[device].Submit(run);
        return run;
    }

    /// <summary>The load that was asked for ends well.</summary>
    public async Task LoadAsync(string name) => (await Engine.NextLoadAsync(name)).Finish();

    /// <summary>Moves the clock until something has happened.</summary>
    public async Task<T> WaitAsync<T>(Task<T> what)
    {
        while (!what.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(what, Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System));
        }

        return await what;
    }

    /// <summary>How an attempt ends: its last event.</summary>
    public static async Task<AnswerEvent> EndAsync(AnswerRun run)
    {
        AnswerEvent? last = null;
        await foreach (var step in run.ReadAsync(0, TestContext.Current.CancellationToken))
        {
            last = step;
        }

        return last!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var scheduler in _schedulers)
        {
            await scheduler.DisposeAsync();
        }

        await _metrics.DisposeAsync();
    }

    private static Contestant NewContestant(string name)
    {
        var spec = new ModelSpec(Id(name).Value, EngineKind.Scripted, name, null, null, PromptFormat.Chat, 0);
        return new Contestant(Id(name), name, name, name, "", "", "", "CC0-1.0", ["en"], spec, new AnswerParameters(16, 0, 1, 0, 0, 1, 0));
    }
}
