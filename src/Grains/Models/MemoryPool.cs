namespace Arena.Grains.Models;

/// <summary>One memory, its budget and the schedulers of the devices in it, which decide under its lock: what one frees another may take.</summary>
internal sealed class MemoryPool(long memoryBytes)
{
    private readonly List<DeviceScheduler> _members = [];
    private long _order;

    public Lock Gate { get; } = new();

    /// <summary>Read and changed with <see cref="Gate"/> held.</summary>
    public PoolState State { get; set; } = new(memoryBytes, []);

    /// <summary>Adds a device; before any work comes.</summary>
    /// <returns>Its index in <see cref="PoolState.Devices"/>.</returns>
    public int Join(DeviceScheduler scheduler)
    {
        _members.Add(scheduler);
        State = State with { Devices = State.Devices.Add(new DeviceState(scheduler.Device.Lanes, [], [])) };
        return _members.Count - 1;
    }

    public DeviceScheduler Member(int index) => _members[index];

    /// <summary>The order of the next answer; with <see cref="Gate"/> held.</summary>
    public long NextOrder() => ++_order;

    /// <summary>Lets every device take steps until all can only wait, then tells the waiting where they stand.</summary>
    public void Advance()
    {
        lock (Gate)
        {
            while (_members.Exists(member => member.TryStep()))
            {
                // One step of one device may open the way for another.
            }

            _members.ForEach(member => member.TellWaiting());
        }
    }
}
