using Arena.Contracts.Fleet;
using Arena.Contracts.Models;
using Arena.Grains.Catalogue;
using Arena.Grains.Diagnostics;
using Arena.Inference;
using Microsoft.Extensions.Logging;

namespace Arena.Grains.Models;

/// <summary>
/// Everything a device does passes here: loads, unloads and answers, in the order <see cref="DeviceRules"/> gives.
/// A node-local object, shared by the model grains of the device. Thread-safe.
/// </summary>
internal sealed class DeviceScheduler : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ContestantId, LoadedSlot> _slots = [];
    private readonly List<Job> _waiting = [];
    private readonly HashSet<Job> _running = [];
    private readonly CancellationTokenSource _closed = new();
    private readonly IReadOnlyDictionary<ContestantId, ModelFootprint> _footprints;
    private readonly IReadOnlyDictionary<EngineKind, IInferenceEngine> _engines;
    private readonly AnswerRunner _runner;
    private readonly ILogger _logger;
    private readonly int _queueLimit;
    private long _order;
    private long _uses;

    public DeviceScheduler(
        DeviceSpec device,
        IReadOnlyDictionary<ContestantId, ModelFootprint> footprints,
        IReadOnlyDictionary<EngineKind, IInferenceEngine> engines,
        AnswerRunner runner,
        int queueLimit,
        ILogger logger)
    {
        Device = device;
        _footprints = footprints;
        _engines = engines;
        _runner = runner;
        _queueLimit = queueLimit;
        _logger = logger;
    }

    public DeviceSpec Device { get; }

    /// <summary>Queues an attempt. It starts, and ends, by itself; read it to follow.</summary>
    public void Submit(AnswerRun run)
    {
        if (!_footprints.TryGetValue(run.Contestant.Id, out var footprint))
        {
            run.Finish(AnswerRunner.Failure(Contracts.Battles.AnswerFailure.Unavailable));
            return;
        }

        lock (_gate)
        {
            _waiting.Add(new Job(++_order, run, footprint.WeightBytes + footprint.ContextBytes));
        }

        run.Ended.Register(() => Drop(run));
        if (_closed.IsCancellationRequested)
        {
            run.Abandon();
        }

        Advance();
    }

    /// <summary>Loads a model ahead of its first answer if there is room.</summary>
    public void Warm(Contestant contestant)
    {
        lock (_gate)
        {
            if (!_closed.IsCancellationRequested && _footprints.TryGetValue(contestant.Id, out var footprint) && !_slots.ContainsKey(contestant.Id)
                && Snapshot().UsedBytes + footprint.WeightBytes + footprint.ContextBytes <= Device.MemoryBytes)
            {
                Load(contestant, footprint.WeightBytes + footprint.ContextBytes);
            }
        }
    }

    /// <summary>Unloads a model that runs nothing.</summary>
    public void Unload(ContestantId contestant)
    {
        lock (_gate)
        {
            if (!_closed.IsCancellationRequested && _slots.TryGetValue(contestant, out var slot) && slot is { Phase: ResidentPhase.Ready, Running: 0 })
            {
                Unload(contestant, slot);
            }
        }
    }

    public DeviceReport Report()
    {
        lock (_gate)
        {
            return new DeviceReport(
                Device.Name,
                Device.Kind.ToString().ToLowerInvariant(),
                Device.MemoryBytes,
                _slots.Values.Sum(slot => slot.Bytes),
                Device.Lanes,
                _running.Count,
                _waiting.Count,
                _queueLimit,
                [.. _slots.Where(slot => slot.Value.Phase == ResidentPhase.Ready).Select(slot => slot.Key)],
                [.. _footprints.Keys]);
        }
    }

    /// <summary>Abandons every attempt, waits for what the device still does, and frees it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        Job[] jobs;
        Task[] tasks;
        lock (_gate)
        {
            jobs = [.. _waiting, .. _running];
            tasks = [.. _running.Select(job => job.Work), .. _slots.Values.Select(slot => slot.Work)];
        }

        foreach (var job in jobs)
        {
            job.Run.Abandon();
        }

        await Task.WhenAll(tasks);
        foreach (var (contestant, slot) in _slots)
        {
            await FreeAsync(contestant, slot);
        }

        _closed.Dispose();
    }

    /// <summary>Takes steps until the device can only wait, then tells the waiting where they stand.</summary>
    private void Advance()
    {
        lock (_gate)
        {
            while (!_closed.IsCancellationRequested && DeviceRules.Next(Snapshot()) is { } step)
            {
                Take(step);
            }

            for (var place = 0; place < _waiting.Count; place++)
            {
                Tell(_waiting[place], place);
            }
        }
    }

    private void Take(DeviceStep step)
    {
        switch (step)
        {
            case StartAnswer(var order):
                Start(Remove(order));
                break;
            case LoadModel(var contestant, var bytes):
                Load(_waiting.First(job => job.Contestant == contestant).Run.Contestant, bytes);
                break;
            case UnloadModel(var contestant):
                Unload(contestant, _slots[contestant]);
                break;
            case RefuseAnswer(var order):
                Remove(order).Run.Finish(AnswerRunner.Failure(Contracts.Battles.AnswerFailure.Unavailable));
                break;
        }
    }

    private Job Remove(long order)
    {
        var index = _waiting.FindIndex(job => job.Order == order);
        var job = _waiting[index];
        _waiting.RemoveAt(index);
        foreach (var passed in _waiting.Take(index))
        {
            passed.Passed++;
        }

        return job;
    }

    private void Start(Job job)
    {
        var slot = _slots[job.Contestant];
        slot.Running++;
        slot.LastUsed = ++_uses;
        _running.Add(job);
        job.Run.Report(new AnswerProgress(0, 3, 1));
        job.Work = Task.Run(() => RunAsync(job, slot));
    }

    private async Task RunAsync(Job job, LoadedSlot slot)
    {
        await _runner.RunAsync(slot.Model!, job.Run);
        lock (_gate)
        {
            slot.Running--;
            slot.LastUsed = ++_uses;
            _running.Remove(job);
        }

        Advance();
    }

    private void Load(Contestant contestant, long bytes)
    {
        var slot = new LoadedSlot(bytes) { LastUsed = ++_uses };
        _slots.Add(contestant.Id, slot);
        slot.Work = Task.Run(() => LoadAsync(contestant, slot));
    }

    private async Task LoadAsync(Contestant contestant, LoadedSlot slot)
    {
        try
        {
            var progress = new LoadProgress(share => Loaded(slot, share));
            var model = await _engines[contestant.Model.Engine].LoadAsync(contestant.Model, Device, progress, _closed.Token);
            lock (_gate)
            {
                slot.Model = model;
                slot.Phase = ResidentPhase.Ready;
            }

            Log.ModelLoaded(_logger, contestant.Id.Value, Device.Name);
        }
        catch (Exception exception)
        {
            Log.ModelNotLoaded(_logger, contestant.Id.Value, Device.Name, exception);
            GiveUp(contestant.Id);
        }

        Advance();
    }

    private void Loaded(LoadedSlot slot, float share)
    {
        slot.Share = share;
        Advance();
    }

    /// <summary>A model that does not load fails everything that waits for it.</summary>
    private void GiveUp(ContestantId contestant)
    {
        lock (_gate)
        {
            _slots.Remove(contestant);
            foreach (var job in _waiting.Where(job => job.Contestant == contestant).ToList())
            {
                _waiting.Remove(job);
                job.Run.Finish(AnswerRunner.Failure(Contracts.Battles.AnswerFailure.Unavailable));
            }
        }
    }

    private void Unload(ContestantId contestant, LoadedSlot slot)
    {
        slot.Phase = ResidentPhase.Unloading;
        slot.Work = Task.Run(async () =>
        {
            await FreeAsync(contestant, slot);
            lock (_gate)
            {
                _slots.Remove(contestant);
            }

            Advance();
        });
    }

    private async Task FreeAsync(ContestantId contestant, LoadedSlot slot)
    {
        try
        {
            await (slot.Model?.DisposeAsync() ?? ValueTask.CompletedTask);
            Log.ModelUnloaded(_logger, contestant.Value, Device.Name);
        }
        catch (Exception exception)
        {
            Log.ModelNotFreed(_logger, contestant.Value, Device.Name, exception);
        }
    }

    /// <summary>An attempt that ends while it waits leaves the queue.</summary>
    private void Drop(AnswerRun run)
    {
        lock (_gate)
        {
            if (_waiting.RemoveAll(job => job.Run == run) == 0)
            {
                return;
            }
        }

        run.Finish(AnswerRunner.Failure(Contracts.Battles.AnswerFailure.Empty));
        Advance();
    }

    private void Tell(Job job, int place)
    {
        var loading = _slots.TryGetValue(job.Contestant, out var slot) && slot.Phase == ResidentPhase.Loading;
        job.Run.Report(new AnswerProgress(place, loading ? 2 : 1, loading ? slot!.Share : 0));
    }

    private DeviceState Snapshot() => new(
        Device.MemoryBytes,
        Device.Lanes,
        [.. _slots.Select(slot => new Resident(slot.Key, slot.Value.Bytes, slot.Value.Phase, slot.Value.Running, slot.Value.LastUsed, Pinned: false))],
        [.. _waiting.Select(job => new WaitingAnswer(job.Order, job.Contestant, job.Bytes, job.Passed))]);

    private sealed class Job(long order, AnswerRun run, long bytes)
    {
        public long Order { get; } = order;

        public AnswerRun Run { get; } = run;

        public long Bytes { get; } = bytes;

        public ContestantId Contestant => Run.Contestant.Id;

        public int Passed { get; set; }

        public Task Work { get; set; } = Task.CompletedTask;
    }

    private sealed class LoadedSlot(long bytes)
    {
        public long Bytes { get; } = bytes;

        public ILoadedModel? Model { get; set; }

        public ResidentPhase Phase { get; set; }

        public int Running { get; set; }

        public long LastUsed { get; set; }

        public float Share { get; set; }

        public Task Work { get; set; } = Task.CompletedTask;
    }

    /// <summary>Progress in steps of a hundredth; <see cref="Progress{T}"/> would post to a scheduler and come late.</summary>
    private sealed class LoadProgress(Action<float> report) : IProgress<float>
    {
        private int _hundredths = -1;

        public void Report(float value)
        {
            var hundredths = (int)(value * 100);
            if (hundredths > _hundredths)
            {
                _hundredths = hundredths;
                report(hundredths / 100f);
            }
        }
    }
}
