using Arena.Inference.Devices;

namespace Arena.Inference;

/// <summary>A GPU or a set of CPU cores.</summary>
/// <param name="Name">Unique on the node, for instance cpu0 or cuda1.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Index">Of the GPU among its kind; 0-based.</param>
/// <param name="Threads">CPU threads that decode; 1 or more for CPU devices.</param>
/// <param name="MemoryBytes">Budget for weights and KV memory; of all CPU devices together, because they share one memory.</param>
/// <param name="Lanes">Sequences that run at the same time, at least 1.</param>
public sealed record DeviceSpec(string Name, DeviceKind Kind, int Index, int Threads, long MemoryBytes, int Lanes)
{
    /// <summary>Cores that the threads stay on, on Linux; null leaves that to the kernel. CPU devices only.</summary>
    public CoreSet? Cores { get; init; }

    /// <summary>Name of the memory it lives in: devices with the same one share its budget and one copy of the weights.</summary>
    public string Memory => Kind == DeviceKind.Cpu ? "cpu" : Name;
}
