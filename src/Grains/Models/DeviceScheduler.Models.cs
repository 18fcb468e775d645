using Arena.Contracts.Battles;
using Arena.Contracts.Models;
using Arena.Grains.Diagnostics;
using Arena.Inference;

namespace Arena.Grains.Models;

/// <summary>Loading and unloading. Steps begin with the memory's lock held; the work itself runs outside of it.</summary>
internal sealed partial class DeviceScheduler
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private readonly Dictionary<ContestantId, Strikes> _strikes = [];

    private void BeginLoad(RunnableModel model)
    {
        var loading = new DeviceModel();
        _models.Add(model.Contestant.Id, loading);
        _pool.State = _pool.State.Load(_index, model.Need, model.Pinned);
        loading.Work = Task.Run(() => LoadAsync(model, loading));
    }

    private bool TryWarm()
    {
        while (_warm.TryPeek(out var model))
        {
            if (State.Residents.Any(resident => resident.Phase == ResidentPhase.Loading))
            {
                return false;
            }

            _warm.Dequeue();
            if (State.Find(model.Contestant.Id) is null && _pool.State.HasRoomFor(model.Need))
            {
                BeginLoad(model);
                return true;
            }
        }

        return false;
    }

    private async Task LoadAsync(RunnableModel model, DeviceModel loading)
    {
        try
        {
            await LoadOnceAsync(model, loading);
        }
        catch (Exception exception)
        {
            Log.ModelNotLoaded(_services.Logger, model.Contestant.Id.Value, Device.Name, exception);
            lock (_pool.Gate)
            {
                GiveUp(model.Contestant.Id, lost: exception is InferenceException { Error: InferenceError.DeviceLost });
            }
        }

        _pool.Advance();
    }

    private async Task LoadOnceAsync(RunnableModel model, DeviceModel loading)
    {
        var start = _times.Now;
        var progress = new LoadProgress(share =>
        {
            loading.Share = share;
            _pool.Advance();
        });
        var spec = model.Contestant.Model;
        var loaded = await _services.Engines[spec.Engine].LoadAsync(spec, Device, progress, _closed.Token);
        lock (_pool.Gate)
        {
            loading.Loaded = loaded;
            _times.Loaded(start);
            _pool.State = _pool.State.Enter(_index, model.Contestant.Id, ResidentPhase.Ready);
        }

        Log.ModelLoaded(_services.Logger, model.Contestant.Id.Value, Device.Name);
    }

    /// <summary>A model that does not load fails everything that waits for it, and nothing else; one that fails again and again is not offered for a while.</summary>
    private void GiveUp(ContestantId contestant, bool lost)
    {
        _models.Remove(contestant);
        _pool.State = _pool.State.Free(_index, contestant);
        if (lost)
        {
            Lose(contestant);
            return;
        }

        if (!_closed.IsCancellationRequested && StrikesOf(contestant).Fail() is { Ticks: > 0 } pause)
        {
            Log.ContestantRests(_services.Logger, contestant.Value, Device.Name, pause);
        }

        foreach (var answer in State.Waiting.Where(answer => answer.Contestant == contestant))
        {
            Remove(_jobs[answer.Order]).Run.Finish(AnswerRunner.Failure(AnswerFailure.Unavailable));
        }
    }

    private void BeginUnload(ContestantId contestant)
    {
        var model = _models[contestant];
        _pool.State = _pool.State.Enter(_index, contestant, ResidentPhase.Unloading);
        model.Work = Task.Run(async () =>
        {
            await FreeAsync(contestant, model);
            lock (_pool.Gate)
            {
                _models.Remove(contestant);
                _pool.State = _pool.State.Free(_index, contestant);
            }

            _pool.Advance();
        });
    }

    private async Task FreeAsync(ContestantId contestant, DeviceModel model)
    {
        try
        {
            await (model.Loaded?.DisposeAsync() ?? ValueTask.CompletedTask);
            Log.ModelUnloaded(_services.Logger, contestant.Value, Device.Name);
        }
        catch (Exception exception)
        {
            Log.ModelNotFreed(_services.Logger, contestant.Value, Device.Name, exception);
        }
    }

    private bool IsOut(ContestantId contestant) => _strikes.TryGetValue(contestant, out var strikes) && strikes.IsOut;

    private Strikes StrikesOf(ContestantId contestant)
    {
        if (!_strikes.TryGetValue(contestant, out var strikes))
        {
            _strikes.Add(contestant, strikes = new Strikes(_services.Clock, FirstPause, LongestPause));
        }

        return strikes;
    }
}
