using Arena.Contracts.Battles;
using Arena.Contracts.Fleet;
using Arena.Contracts.Models;
using Arena.Inference;

namespace Arena.Grains.Models;

/// <summary>
/// Everything a device does passes here: loads, unloads and answers, in the order <see cref="DeviceRules"/> gives.
/// A node-local object, shared by the model grains of the device. Thread-safe: the state is its memory's, and so is the lock.
/// </summary>
internal sealed partial class DeviceScheduler : IAsyncDisposable
{
    private readonly MemoryPool _pool;
    private readonly int _index;
    private readonly IReadOnlyDictionary<ContestantId, RunnableModel> _runnable;
    private readonly DeviceServices _services;
    private readonly ServiceTimes _times;
    private readonly Dictionary<long, DeviceJob> _jobs = [];
    private readonly Dictionary<ContestantId, DeviceModel> _models = [];
    private readonly Queue<RunnableModel> _warm = [];
    private readonly CancellationTokenSource _closed = new();

    public DeviceScheduler(DeviceSpec device, MemoryPool pool, IReadOnlyDictionary<ContestantId, RunnableModel> runnable, DeviceServices services)
    {
        Device = device;
        _pool = pool;
        _runnable = runnable;
        _services = services;
        _times = new ServiceTimes(services.Clock);
        _index = pool.Join(this);
    }

    public DeviceSpec Device { get; }

    private DeviceState State => _pool.State.Devices[_index];

    /// <summary>Queues an attempt. It starts, and ends, by itself; read it to follow.</summary>
    public void Submit(AnswerRun run)
    {
        if (!_runnable.TryGetValue(run.Contestant.Id, out var model))
        {
            run.Finish(AnswerRunner.Failure(AnswerFailure.Unavailable));
            return;
        }

        DeviceJob? job = null;
        lock (_pool.Gate)
        {
            if (!_closed.IsCancellationRequested && !_gone)
            {
                job = new DeviceJob(_pool.NextOrder(), run);
                _jobs.Add(job.Order, job);
                _pool.State = _pool.State.Queue(_index, job.Order, model.Need);
            }
        }

        if (job is null)
        {
            run.Abandon();
            return;
        }

        run.Ended.Register(() => Drop(job));
        _pool.Advance();
    }

    /// <summary>Loads a model ahead of its first answer, once nothing else has to be loaded and if there is room.</summary>
    public void Warm(ContestantId contestant)
    {
        lock (_pool.Gate)
        {
            if (!_closed.IsCancellationRequested && _runnable.TryGetValue(contestant, out var model))
            {
                _warm.Enqueue(model);
            }
        }

        _pool.Advance();
    }

    /// <summary>Unloads a model that runs nothing.</summary>
    public void Unload(ContestantId contestant)
    {
        lock (_pool.Gate)
        {
            if (!_closed.IsCancellationRequested && State.Find(contestant) is { IsIdle: true })
            {
                BeginUnload(contestant);
            }
        }
    }

    public DeviceReport Report()
    {
        lock (_pool.Gate)
        {
            return DeviceReports.Of(
                Device,
                _pool.State,
                _index,
                _services.QueueLimit,
                [.. _runnable.Keys.Where(contestant => !IsOut(contestant))],
                _times.Times,
                _gone);
        }
    }

    /// <summary>Abandons every attempt, waits for what the device still does, and frees it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        DeviceJob[] jobs;
        Task[] tasks;
        lock (_pool.Gate)
        {
            jobs = [.. _jobs.Values];
            tasks = [.. jobs.Select(job => job.Work), .. _models.Values.Select(model => model.Work), _recovery];
        }

        foreach (var job in jobs)
        {
            job.Run.Abandon();
        }

        await Task.WhenAll(tasks);
        foreach (var (contestant, model) in _models)
        {
            await FreeAsync(contestant, model);
        }

        _closed.Dispose();
    }

    /// <summary>Takes the next step if there is one; the memory calls it with its lock held.</summary>
    public bool TryStep()
    {
        if (_closed.IsCancellationRequested || _gone)
        {
            return false;
        }

        if (DeviceRules.Next(_pool.State, _index) is { } step)
        {
            Take(step);
            return true;
        }

        return TryWarm();
    }

    /// <summary>Tells every waiting answer its place; the memory calls it with its lock held.</summary>
    public void TellWaiting()
    {
        foreach (var (place, answer) in State.Waiting.Index())
        {
            var loading = State.Find(answer.Contestant)?.Phase == ResidentPhase.Loading;
            _jobs[answer.Order].Run.Report(new AnswerProgress(place, loading ? 2 : 1, loading ? _models[answer.Contestant].Share : 0));
        }
    }

    private void Take(DeviceStep step)
    {
        switch (step)
        {
            case StartAnswer(var order):
                Start(_jobs[order]);
                break;
            case LoadModel(var need):
                BeginLoad(_runnable[need.Contestant]);
                break;
            case UnloadModel(var device, var contestant):
                _pool.Member(device).BeginUnload(contestant);
                break;
            case RefuseAnswer(var order):
                Remove(_jobs[order]).Run.Finish(AnswerRunner.Failure(AnswerFailure.Unavailable));
                break;
        }
    }

    private DeviceJob Remove(DeviceJob job)
    {
        _pool.State = _pool.State.Drop(_index, job.Order);
        _jobs.Remove(job.Order);
        return job;
    }

    private void Start(DeviceJob job)
    {
        _pool.State = _pool.State.Start(_index, job.Order);
        _times.Moved(State.Waiting.Length);
        job.Started = _times.Now;
        job.Run.Report(new AnswerProgress(0, 3, 1));
        var model = _models[job.Contestant].Loaded!;
        job.Work = Task.Run(() => RunAsync(job, model));
    }

    private async Task RunAsync(DeviceJob job, ILoadedModel model)
    {
        var error = await _services.Runner.RunAsync(model, job.Run);
        var lost = IsSilent(error, job.Run) || await IsLostAsync(error, job.Contestant);
        lock (_pool.Gate)
        {
            _jobs.Remove(job.Order);
            _pool.State = _pool.State.End(_index, job.Contestant);
            if (lost)
            {
                Lose(job.Contestant, job.Run);
            }
            else if (error is null)
            {
                _times.Answered(job.Started);
                StrikesOf(job.Contestant).Clear();
            }
        }

        _pool.Advance();
    }

    /// <summary>An attempt that ends while it waits leaves the queue.</summary>
    private void Drop(DeviceJob job)
    {
        lock (_pool.Gate)
        {
            if (!State.Waiting.Any(answer => answer.Order == job.Order))
            {
                return;
            }

            Remove(job);
        }

        job.Run.Finish(AnswerRunner.Failure(AnswerFailure.Empty));
        _pool.Advance();
    }
}
