namespace Arena.Inference.Devices;

/// <summary>What discovery wants to know about the machine.</summary>
/// <param name="Cores">CPU cores that this process may use.</param>
/// <param name="FreeBytes">Memory that is free for it now.</param>
/// <param name="TotalBytes">Memory that it may use at most.</param>
internal sealed record MachineFacts(int Cores, long FreeBytes, long TotalBytes)
{
    /// <summary>Asks the runtime and, on Linux, the kernel; both honour a container's limits in part, so the smaller counts.</summary>
    public static MachineFacts Read()
    {
        var limit = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        return new MachineFacts(Environment.ProcessorCount, Math.Min(limit, KernelFreeBytes() ?? limit), limit);
    }

    private static long? KernelFreeBytes()
    {
        const string Facts = "/proc/meminfo";
        const string Key = "MemAvailable:";
        if (!File.Exists(Facts))
        {
            return null;
        }

        var line = File.ReadLines(Facts).FirstOrDefault(line => line.StartsWith(Key, StringComparison.Ordinal));
        return line is not null && long.TryParse(line[Key.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), out var kilobytes)
            ? kilobytes * 1024
            : null;
    }
}
