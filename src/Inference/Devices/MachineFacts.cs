namespace Arena.Inference.Devices;

/// <summary>What discovery wants to know about the machine.</summary>
/// <param name="Cores">CPU cores that this process may use.</param>
/// <param name="FreeBytes">Memory that is free for it now.</param>
/// <param name="TotalBytes">Memory that it may use at most.</param>
internal sealed record MachineFacts(int Cores, long FreeBytes, long TotalBytes)
{
    /// <summary>The numbers of these cores, where the kernel tells them.</summary>
    public CoreSet? Allowed { get; init; }

    /// <summary>Asks the runtime and, on Linux, the kernel; both honour a container's limits in part, so the smaller counts.</summary>
    public static MachineFacts Read()
    {
        var limit = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        return new MachineFacts(Environment.ProcessorCount, Math.Min(limit, Kilobytes("/proc/meminfo", "MemAvailable:") ?? limit), limit)
        {
            Allowed = Fact("/proc/self/status", "Cpus_allowed_list:") is { } list ? CoreSet.Parse(list, ',') : null,
        };
    }

    private static long? Kilobytes(string file, string key) =>
        long.TryParse(Fact(file, key)?.Replace("kB", "", StringComparison.Ordinal).Trim(), out var kilobytes) ? kilobytes * 1024 : null;

    private static string? Fact(string file, string key) => File.Exists(file)
        ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal))?[key.Length..].Trim()
        : null;
}
