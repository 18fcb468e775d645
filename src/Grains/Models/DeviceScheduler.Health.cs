using Arena.Contracts.Models;
using Arena.Grains.Diagnostics;
using Arena.Inference;

namespace Arena.Grains.Models;

/// <summary>
/// A device that disappears. Its attempts are abandoned, so that their battles begin the next ones elsewhere; it reports itself gone and
/// takes nothing, until the contestant it failed under has been loaded again.
/// </summary>
internal sealed partial class DeviceScheduler
{
    private static readonly TimeSpan FirstTry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SlowestTry = TimeSpan.FromMinutes(5);

    // One model may be slow to begin; that many answers in a row without a token are a device that hangs.
    private const int MostSilent = 3;

    private int _silent;
    private bool _gone;
    private Task _recovery = Task.CompletedTask;

    /// <summary>Its server was not there at the start: it is gone until the contestant can be loaded.</summary>
    public void StartGone(ContestantId contestant)
    {
        lock (_pool.Gate)
        {
            Lose(contestant);
        }
    }

    /// <summary>A device that hangs fails nothing: its answers run out of time one after another without a word.</summary>
    private bool IsSilent(InferenceError? error, AnswerRun run)
    {
        lock (_pool.Gate)
        {
            _silent = error == InferenceError.Timeout && !run.HasText ? _silent + 1 : 0;
            return _silent >= MostSilent;
        }
    }

    /// <summary>A server that answers no more is lost as a whole; one that only refused an answer is not.</summary>
    private async Task<bool> IsLostAsync(InferenceError? error, ContestantId contestant)
    {
        if (error != InferenceError.Unavailable || Device.Kind != DeviceKind.Remote)
        {
            return error == InferenceError.DeviceLost;
        }

        try
        {
            var spec = _runnable[contestant].Contestant.Model;
            await using var answers = await _services.Engines[spec.Engine].LoadAsync(spec, Device, null, _closed.Token);
            return false;
        }
        catch (InferenceException)
        {
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>With the memory's lock held.</summary>
    /// <param name="contestant">Whom it failed under.</param>
    /// <param name="runs">Attempts that are no longer in its books.</param>
    private void Lose(ContestantId contestant, params AnswerRun[] runs)
    {
        StrikesOf(contestant).Fail();
        if (_gone || _closed.IsCancellationRequested)
        {
            Array.ForEach(runs, run => run.Abandon());
            return;
        }

        _gone = true;
        _silent = 0;
        AnswerRun[] lost = [.. runs, .. State.Waiting.Select(answer => Remove(_jobs[answer.Order]).Run), .. _jobs.Values.Select(job => job.Run)];
        Log.DeviceLost(_services.Logger, Device.Name, contestant.Value);
        Task[] under = [.. _jobs.Values.Select(job => job.Work), .. _models.Values.Select(model => model.Work)];
        _recovery = Task.Run(() => RecoverAsync(lost, under, _runnable[contestant]));
    }

    private async Task RecoverAsync(AnswerRun[] lost, Task[] under, RunnableModel probe)
    {
        // The fleet first: or the battles would be sent here again.
        await _services.Announcement.MakeAsync();
        Array.ForEach(lost, run => run.Abandon());
        try
        {
            await FreeAllAsync(under);
            var tries = new Strikes(_services.Clock, FirstTry, SlowestTry, forgiven: 0);
            do
            {
                await Task.Delay(tries.Fail(), _services.Clock, _closed.Token);
            }
            while (!await TryComeBackAsync(probe));
        }
        catch (OperationCanceledException) when (_closed.IsCancellationRequested)
        {
            return;
        }

        Log.DeviceBack(_services.Logger, Device.Name);
        _pool.Advance();
    }

    /// <summary>Whatever the device held is lost with it: every model is freed once nothing runs on it.</summary>
    private async Task FreeAllAsync(Task[] under)
    {
        await Task.WhenAll(under);
        Task[] freed;
        lock (_pool.Gate)
        {
            foreach (var resident in State.Residents.Where(resident => resident.IsIdle))
            {
                BeginUnload(resident.Contestant);
            }

            freed = [.. _models.Values.Select(model => model.Work)];
        }

        await Task.WhenAll(freed);
    }

    private async Task<bool> TryComeBackAsync(RunnableModel probe)
    {
        DeviceModel? loading = null;
        lock (_pool.Gate)
        {
            if (_pool.State.HasRoomFor(probe.Need))
            {
                loading = new DeviceModel();
                _models.Add(probe.Contestant.Id, loading);
                _pool.State = _pool.State.Load(_index, probe.Need, probe.Pinned);
            }
        }

        if (loading is null)
        {
            return false;
        }

        try
        {
            await LoadOnceAsync(probe, loading);
        }
        catch (Exception exception) when (!_closed.IsCancellationRequested)
        {
            Log.ModelNotLoaded(_services.Logger, probe.Contestant.Id.Value, Device.Name, exception);
            lock (_pool.Gate)
            {
                _models.Remove(probe.Contestant.Id);
                _pool.State = _pool.State.Free(_index, probe.Contestant.Id);
            }

            return false;
        }

        lock (_pool.Gate)
        {
            _gone = false;
        }

        return true;
    }
}
