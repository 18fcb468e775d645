using Arena.Contracts.Models;

namespace Arena.Grains.Models;

/// <summary>What happens to a memory and its devices, as new states. Pure; the scheduler, its tests and the simulator share it.</summary>
internal static class PoolChanges
{
    /// <summary>An answer comes.</summary>
    public static PoolState Queue(this PoolState pool, int device, long order, ModelNeed model) =>
        pool.Change(device, state => state with { Waiting = state.Waiting.Add(new WaitingAnswer(order, model, Passed: 0)) });

    /// <summary>An answer leaves the queue without running.</summary>
    public static PoolState Drop(this PoolState pool, int device, long order) =>
        pool.Change(device, state => state with { Waiting = state.Waiting.RemoveAll(answer => answer.Order == order) });

    /// <summary>
    /// An answer starts on its loaded model. Older ones that wait on the device are passed by it, and so is the oldest of another
    /// device that waits for memory.
    /// </summary>
    public static PoolState Start(this PoolState pool, int device, long order)
    {
        var contestant = pool.Devices[device].Waiting.First(answer => answer.Order == order).Contestant;
        var started = pool.Drop(device, order).Use(device, contestant, +1);
        return started with
        {
            Devices = [.. started.Devices.Select((state, index) => index == device ? Pass(state, order) : PassBlocked(state, order))],
        };
    }

    /// <summary>An answer ends.</summary>
    public static PoolState End(this PoolState pool, int device, ContestantId contestant) => pool.Use(device, contestant, -1);

    /// <summary>A model gets its memory and begins to load.</summary>
    public static PoolState Load(this PoolState pool, int device, ModelNeed model, bool pinned) => pool.Tick().Change(
        device, state => state with { Residents = state.Residents.Add(new Resident(model, ResidentPhase.Loading, 0, pool.Uses + 1, pinned)) });

    /// <summary>A model is loaded, or begins to be unloaded.</summary>
    public static PoolState Enter(this PoolState pool, int device, ContestantId contestant, ResidentPhase phase) =>
        pool.Change(device, contestant, resident => resident with { Phase = phase });

    /// <summary>A model's memory is free again.</summary>
    public static PoolState Free(this PoolState pool, int device, ContestantId contestant) =>
        pool.Change(device, state => state with { Residents = state.Residents.RemoveAll(resident => resident.Contestant == contestant) });

    private static PoolState Use(this PoolState pool, int device, ContestantId contestant, int running) => pool.Tick().Change(
        device, contestant, resident => resident with { Running = resident.Running + running, LastUsed = pool.Uses + 1 });

    private static PoolState Tick(this PoolState pool) => pool with { Uses = pool.Uses + 1 };

    private static PoolState Change(this PoolState pool, int device, Func<DeviceState, DeviceState> change) =>
        pool.With(device, change(pool.Devices[device]));

    private static PoolState Change(this PoolState pool, int device, ContestantId contestant, Func<Resident, Resident> change) => pool.Change(
        device,
        state => state with { Residents = [.. state.Residents.Select(resident => resident.Contestant == contestant ? change(resident) : resident)] });

    private static DeviceState Pass(DeviceState state, long order) => state with
    {
        Waiting = [.. state.Waiting.Select(answer => answer.Order < order ? answer with { Passed = answer.Passed + 1 } : answer)],
    };

    private static DeviceState PassBlocked(DeviceState state, long order) =>
        state.Waiting.IsEmpty || state.Waiting[0].Order > order || state.Find(state.Waiting[0].Contestant) is not null
            ? state
            : state with { Waiting = state.Waiting.SetItem(0, state.Waiting[0] with { Passed = state.Waiting[0].Passed + 1 }) };
}
