namespace Arena.Grains.Models;

/// <summary>
/// What a device does next. Pure. One model computes at a time; its answers share a batch while lanes are free. The next model loads
/// meanwhile, in memory that nobody waits for, and what is loaded works while it does. An older answer is passed by at most
/// <see cref="MaxPassed"/> later ones: then nothing younger starts before it, nor takes the memory it waits for, so nothing starves.
/// </summary>
internal static class DeviceRules
{
    /// <summary>Later answers that may go before an older one of another model. 8: a batch may fill up, and a swap is worth it.</summary>
    public const int MaxPassed = 8;

    /// <returns>The next step of the device, or null when it can only wait.</returns>
    public static DeviceStep? Next(PoolState pool, int device)
    {
        var state = pool.Devices[device];
        if (state.Waiting.IsEmpty)
        {
            return null;
        }

        return state.Unloaded is { } unloaded && NeverFits(pool, unloaded)
            ? new RefuseAnswer(unloaded.Order)
            : (DeviceStep?)Start(pool, state) ?? Load(pool, device);
    }

    private static StartAnswer? Start(PoolState pool, DeviceState state)
    {
        var active = state.Active;
        if (active?.Running >= state.Lanes)
        {
            return null;
        }

        var next = active is null
            ? state.Waiting.FirstOrDefault(answer => state.Find(answer.Contestant)?.Phase == ResidentPhase.Ready)
            : state.Waiting.FirstOrDefault(answer => answer.Contestant == active.Contestant);
        var head = state.Waiting[0];
        return next is null || (next != head && head.Passed >= MaxPassed) || Yields(pool, state, next) ? null : new StartAnswer(next.Order);
    }

    /// <summary>Loads the oldest model that is missing, after unloading what it takes. One load at a time; nothing is unloaded in vain.</summary>
    private static DeviceStep? Load(PoolState pool, int device)
    {
        var state = pool.Devices[device];
        if (state.Unloaded is not { } wanted || state.Residents.Any(resident => resident.Phase == ResidentPhase.Loading) || Yields(pool, state, wanted))
        {
            return null;
        }

        return pool.HasRoomFor(wanted.Model)
            ? new LoadModel(wanted.Model)
            : Unload(pool, wanted, urgent: wanted == state.Waiting[0] && wanted.Passed >= MaxPassed);
    }

    /// <summary>
    /// The least recently used first; a model that somebody waits for only when the wanted one has waited long enough, and never one that
    /// an older answer waits for: two devices would take the memory from each other for ever.
    /// </summary>
    private static UnloadModel? Unload(PoolState pool, WaitingAnswer wanted, bool urgent)
    {
        var remaining = pool.Residents.Where(resident => resident.Phase != ResidentPhase.Unloading).ToList();
        if (pool.FitsBeside(wanted.Model, remaining))
        {
            return null;
        }

        var victims = from index in Enumerable.Range(0, pool.Devices.Length)
                      let device = pool.Devices[index]
                      from resident in device.Residents
                      let awaited = device.Waiting.FirstOrDefault(answer => answer.Contestant == resident.Contestant)
                      where resident is { IsIdle: true, Pinned: false } && (awaited is null || (urgent && awaited.Order > wanted.Order))
                      orderby awaited is not null, resident.LastUsed
                      select new { Index = index, Resident = resident };
        UnloadModel? first = null;
        foreach (var victim in victims)
        {
            first ??= new UnloadModel(victim.Index, victim.Resident.Contestant);
            remaining.Remove(victim.Resident);
            if (pool.FitsBeside(wanted.Model, remaining))
            {
                return first;
            }
        }

        return null;
    }

    /// <summary>Whether an older answer of another device has waited for memory long enough: then nothing younger goes first.</summary>
    private static bool Yields(PoolState pool, DeviceState state, WaitingAnswer answer) => pool.Devices.Any(other =>
        !ReferenceEquals(other, state)
        && other.Waiting is [var head, ..]
        && head.Order < answer.Order
        && head.Passed >= MaxPassed
        && other.Find(head.Contestant) is null);

    private static bool NeverFits(PoolState pool, WaitingAnswer answer) =>
        !pool.FitsBeside(answer.Model, pool.Residents.Where(resident => resident.Pinned));
}
