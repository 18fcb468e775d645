using Arena.Inference.LlamaCpp;

namespace Arena.Inference.Devices;

/// <summary>Chooses devices for a machine; pure.</summary>
internal static class DevicePlanner
{
    // Four cores per device: more of them in one model wait for each other, fewer leave one answer slow.
    private const int MostCoresPerDevice = 4;

    /// <summary>The GPUs, or without any the CPU's cores in groups: two at least, where there are two cores, so that the sides of a battle run side by side.</summary>
    public static IReadOnlyList<DeviceSpec> Choose(IReadOnlyList<NativeDevice> native, MachineFacts machine, LlamaOptions options)
    {
        var gpus = native
            .Where(device => device.Kind is DeviceKind.Cuda or DeviceKind.Vulkan or DeviceKind.Metal)
            .Select(device => new DeviceSpec(NameOf(device.Kind!.Value, device.Index), device.Kind.Value, device.Index, 1, Share(device.FreeBytes, options), options.GpuLanes))
            .ToList();
        return gpus.Count > 0 ? gpus : Cpus(machine, options);
    }

    /// <summary>Fills in what a configured list left out. CPU devices share one memory: what one of them says of it holds for all.</summary>
    public static IReadOnlyList<DeviceSpec> Complete(
        IReadOnlyList<DeviceSpec> configured, IReadOnlyList<NativeDevice> native, MachineFacts machine, LlamaOptions options)
    {
        var cpus = Math.Max(1, configured.Count(device => device.Kind == DeviceKind.Cpu));
        var cpuBytes = configured.Where(device => device.Kind == DeviceKind.Cpu).Select(device => device.MemoryBytes).DefaultIfEmpty(0).Max();
        return [.. configured.Select(device => device with
        {
            Threads = device.Threads > 0 ? device.Threads : device.Cores is { } cores ? cores.Numbers.Count : device.Kind == DeviceKind.Cpu ? Math.Max(1, machine.Cores / cpus) : 1,
            Lanes = device.Lanes > 0 ? device.Lanes : device.Kind == DeviceKind.Cpu ? options.CpuLanes : options.GpuLanes,
            MemoryBytes = device.Kind switch
            {
                DeviceKind.Remote => long.MaxValue,
                DeviceKind.Cpu when cpuBytes > 0 => cpuBytes,
                _ => device.MemoryBytes > 0 ? device.MemoryBytes : Share(FreeBytes(device, native, machine), options),
            },
        })];
    }

    private static List<DeviceSpec> Cpus(MachineFacts machine, LlamaOptions options)
    {
        var count = Math.Max(Math.Min(2, machine.Cores), (machine.Cores + MostCoresPerDevice - 1) / MostCoresPerDevice);
        return [.. Enumerable.Range(0, count).Select(index => new DeviceSpec(
            NameOf(DeviceKind.Cpu, index),
            DeviceKind.Cpu,
            index,
            Math.Max(1, machine.Cores / count),
            Share(machine.FreeBytes, options),
            options.CpuLanes))];
    }

    private static long FreeBytes(DeviceSpec device, IReadOnlyList<NativeDevice> native, MachineFacts machine) =>
        native.FirstOrDefault(other => device.Kind != DeviceKind.Cpu && other.Kind == device.Kind && other.Index == device.Index)?.FreeBytes
        ?? machine.FreeBytes;

    private static long Share(long bytes, LlamaOptions options) => Math.Max(1, (long)(bytes * options.MemoryShare));

    /// <summary>What a device is called, for instance cuda0.</summary>
    public static string NameOf(DeviceKind kind, int index) => $"{kind.ToString().ToLowerInvariant()}{index}";
}
