namespace Arena.Inference;

/// <summary>A GPU or a set of CPU cores.</summary>
/// <param name="Name">Unique on the node, for instance cpu0 or cuda1.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Index">Of the GPU among its kind; 0-based.</param>
/// <param name="Threads">CPU threads that decode; 1 or more for CPU devices.</param>
/// <param name="MemoryBytes">Budget for weights and KV memory.</param>
/// <param name="Lanes">Sequences that run at the same time, at least 1.</param>
public sealed record DeviceSpec(string Name, DeviceKind Kind, int Index, int Threads, long MemoryBytes, int Lanes);
