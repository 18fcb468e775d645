using System.Globalization;
using Arena.Inference.LlamaCpp;

namespace Arena.Inference.Devices;

/// <summary>What is wrong with a configured list of devices on this machine. Pure.</summary>
internal static class DeviceListRules
{
    /// <summary>Every error: devices that are not there, and budgets that contradict each other or exceed what there is.</summary>
    /// <param name="configured">As parsed: settings that were left out are 0.</param>
    /// <param name="native">What the library offers.</param>
    /// <param name="machine">The machine.</param>
    /// <param name="whyNone">Why the library offers none of a kind.</param>
    public static IReadOnlyList<string> Errors(
        IReadOnlyList<DeviceSpec> configured, IReadOnlyList<NativeDevice> native, MachineFacts machine, Func<DeviceKind, string> whyNone)
    {
        var errors = new List<string>();
        foreach (var device in configured.Where(IsGpu))
        {
            if (Find(device, native) is not { } found)
            {
                errors.Add(native.Any(other => other.Kind == device.Kind)
                    ? $"You asked for {device.Name}, but the library offers {native.Count(other => other.Kind == device.Kind)} {device.Kind} device(s), counted from 0."
                    : GpuSupport.Missing(device, whyNone(device.Kind)));
            }
            else if (device.MemoryBytes > found.TotalBytes)
            {
                errors.Add($"{device.Name}: memory is {Show(device.MemoryBytes)}; the device has {Show(found.TotalBytes)}.");
            }
        }

        errors.AddRange(CpuErrors([.. configured.Where(device => device.Kind == DeviceKind.Cpu)], machine));
        errors.AddRange(configured.Where(device => device is { Kind: DeviceKind.Remote, MemoryBytes: > 0 })
            .Select(device => $"{device.Name}: a server's memory is its own business; leave memory out."));
        return errors;
    }

    /// <summary>What will work, but probably not as meant: less memory free than asked for, more threads than cores.</summary>
    /// <param name="devices">Completed.</param>
    /// <param name="native">What the library offers.</param>
    /// <param name="machine">The machine.</param>
    public static IReadOnlyList<string> Warnings(IReadOnlyList<DeviceSpec> devices, IReadOnlyList<NativeDevice> native, MachineFacts machine)
    {
        var warnings = new List<string>();
        foreach (var device in devices.Where(device => device.Kind != DeviceKind.Remote).DistinctBy(device => device.Memory))
        {
            var free = IsGpu(device) ? Find(device, native)?.FreeBytes ?? 0 : machine.FreeBytes;
            if (device.MemoryBytes > free)
            {
                warnings.Add($"{device.Name} may use {Show(device.MemoryBytes)}, but only {Show(free)} are free now; loads may fail.");
            }
        }

        var threads = devices.Where(device => device.Kind == DeviceKind.Cpu).Sum(device => device.Threads);
        if (threads > machine.Cores)
        {
            warnings.Add($"The CPU devices have {threads} threads together, the machine has {machine.Cores} cores: threads that wait for each other are many times slower.");
        }

        var shared = devices.SelectMany(device => device.Cores?.Numbers ?? []).GroupBy(core => core).Where(group => group.Count() > 1).Select(group => group.Key).ToList();
        if (shared.Count > 0)
        {
            warnings.Add($"CPU devices share the cores {string.Join(", ", shared)}: threads that wait for each other are many times slower.");
        }

        return warnings;
    }

    private static IEnumerable<string> CpuErrors(IReadOnlyList<DeviceSpec> cpus, MachineFacts machine)
    {
        var budgets = cpus.Where(device => device.MemoryBytes > 0).ToList();
        if (budgets.DistinctBy(device => device.MemoryBytes).Skip(1).FirstOrDefault() is { } other)
        {
            yield return $"{budgets[0].Name} has {Show(budgets[0].MemoryBytes)} of memory and {other.Name} {Show(other.MemoryBytes)}: "
                + "CPU devices share one memory, so give it once, or the same to all.";
        }

        foreach (var device in budgets.Where(device => device.MemoryBytes > machine.TotalBytes).DistinctBy(device => device.MemoryBytes))
        {
            yield return $"{device.Name}: memory is {Show(device.MemoryBytes)}; the machine has {Show(machine.TotalBytes)}.";
        }

        foreach (var device in cpus)
        {
            var missing = device.Cores is { } cores && machine.Allowed is { } allowed ? cores.Numbers.Except(allowed.Numbers).ToList() : [];
            if (missing.Count > 0)
            {
                yield return $"{device.Name}: this process may not use the cores {string.Join(", ", missing)}, only {machine.Allowed}.";
            }
            else if (device.Cores is { } own && device.Threads > own.Numbers.Count)
            {
                yield return $"{device.Name}: threads is {device.Threads}; cores names {own.Numbers.Count}.";
            }
        }

        foreach (var device in cpus.Where(device => device.Threads > machine.Cores))
        {
            yield return $"{device.Name}: threads is {device.Threads}; the machine has {machine.Cores} cores.";
        }
    }

    private static bool IsGpu(DeviceSpec device) => device.Kind is DeviceKind.Cuda or DeviceKind.Vulkan or DeviceKind.Metal;

    private static NativeDevice? Find(DeviceSpec device, IReadOnlyList<NativeDevice> native) =>
        native.FirstOrDefault(other => other.Kind == device.Kind && other.Index == device.Index);

    private static string Show(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.##} GiB");
}
