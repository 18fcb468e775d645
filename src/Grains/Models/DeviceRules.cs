namespace Arena.Grains.Models;

/// <summary>
/// Which answer a device runs next. One model computes at a time; answers of the model that computes join its batch while lanes are free.
/// An older answer of another model is passed by at most <see cref="MaxPassed"/> later ones, so nothing starves.
/// </summary>
internal static class DeviceRules
{
    /// <summary>Later answers that may join a running batch before an older answer of another model gets its turn.</summary>
    public const int MaxPassed = 8;

    /// <returns>The next step, or null when the device can only wait.</returns>
    public static DeviceStep? Next(DeviceState state)
    {
        if (state.Waiting.IsEmpty)
        {
            return null;
        }

        var head = state.Waiting[0];
        if (head.Bytes > state.MemoryBytes)
        {
            return new RefuseAnswer(head.Order);
        }

        var active = state.Residents.FirstOrDefault(resident => resident.Running > 0);
        return active is null ? Begin(state, head) : (DeviceStep?)Join(state, active, head) ?? Preload(state, head);
    }

    private static StartAnswer? Join(DeviceState state, Resident active, WaitingAnswer head)
    {
        if (active.Running >= state.Lanes)
        {
            return null;
        }

        var next = state.Waiting.FirstOrDefault(answer => answer.Contestant == active.Contestant);
        return next is not null && (next == head || head.Passed < MaxPassed) ? new StartAnswer(next.Order) : null;
    }

    /// <summary>While a batch runs, the next model may already load, but nothing is unloaded for it.</summary>
    private static LoadModel? Preload(DeviceState state, WaitingAnswer head) =>
        Find(state, head) is null && !Busy(state) && Fits(state, head) ? new LoadModel(head.Contestant, head.Bytes) : null;

    private static DeviceStep? Begin(DeviceState state, WaitingAnswer head)
    {
        if (Find(state, head) is { } resident)
        {
            return resident.Phase == ResidentPhase.Ready ? new StartAnswer(head.Order) : null;
        }

        if (Busy(state))
        {
            return null;
        }

        if (Fits(state, head))
        {
            return new LoadModel(head.Contestant, head.Bytes);
        }

        var oldest = state.Residents.Where(other => other is { Pinned: false, Phase: ResidentPhase.Ready }).MinBy(other => other.LastUsed);
        return oldest is null ? new RefuseAnswer(head.Order) : new UnloadModel(oldest.Contestant);
    }

    private static Resident? Find(DeviceState state, WaitingAnswer answer) =>
        state.Residents.FirstOrDefault(resident => resident.Contestant == answer.Contestant);

    private static bool Busy(DeviceState state) => state.Residents.Any(resident => resident.Phase != ResidentPhase.Ready);

    private static bool Fits(DeviceState state, WaitingAnswer answer) => state.UsedBytes + answer.Bytes <= state.MemoryBytes;
}
