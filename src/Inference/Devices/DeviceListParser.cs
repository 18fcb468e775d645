using System.Globalization;
using System.Text.RegularExpressions;

namespace Arena.Inference.Devices;

/// <summary>
/// Reads a list of devices as text: <c>name:key=value,key=value;name:...</c>. A name is a kind and an index (cpu0, cuda1, vulkan0,
/// metal0, remote0); keys are threads, cores (CPU only, such as 0-3+8), lanes and memory (bytes, or with KiB, MiB, GiB). Keys left out take
/// the defaults.
/// </summary>
public static partial class DeviceListParser
{
    private const int MostLanes = 256;
    private const int MostThreads = 512;

    /// <summary>Devices, and every error found; devices only count when there is no error. Keys that are missing are 0.</summary>
    public static DeviceListResult Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (devices, errors) = (new List<DeviceSpec>(), new List<string>());
        foreach (var entry in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var device = ParseDevice(entry, errors);
            if (devices.Exists(other => other.Name == device.Name))
            {
                errors.Add($"'{device.Name}' is listed twice.");
            }

            devices.Add(device);
        }

        if (devices.Count == 0)
        {
            errors.Add("No device is listed.");
        }

        return new DeviceListResult(errors.Count == 0 ? devices : [], errors);
    }

    private static DeviceSpec ParseDevice(string entry, List<string> errors)
    {
        var colon = entry.IndexOf(':', StringComparison.Ordinal);
        var name = (colon < 0 ? entry : entry[..colon]).Trim();
        var device = ParseName(name, errors);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var setting in colon < 0 ? [] : entry[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries))
        {
            var equals = setting.IndexOf('=', StringComparison.Ordinal);
            var key = equals < 0 ? setting : setting[..equals].TrimEnd();
            var value = equals < 0 ? "" : setting[(equals + 1)..].TrimStart();
            if (!seen.Add(key))
            {
                errors.Add($"{name}: '{key}' is set twice.");
            }

            device = Set(device, key, value, errors);
        }

        return device;
    }

    private static DeviceSpec ParseName(string name, List<string> errors)
    {
        var match = NamePattern().Match(name);
        if (!match.Success || !Enum.TryParse<DeviceKind>(match.Groups[1].ValueSpan, ignoreCase: true, out var kind))
        {
            errors.Add($"'{name}' is not a device; names are cpu, cuda, vulkan, metal or remote with an index, such as cpu0.");
            return new DeviceSpec(name, DeviceKind.Cpu, 0, 0, 0, 0);
        }

        return new DeviceSpec(name, kind, int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture), 0, 0, 0);
    }

    private static DeviceSpec Set(DeviceSpec device, string key, string value, List<string> errors)
    {
        switch (key)
        {
            case "threads":
                return device with { Threads = (int)Number(device.Name, key, value, MostThreads, errors) };
            case "cores":
                return device with { Cores = Cores(device, value, errors) };
            case "lanes":
                return device with { Lanes = (int)Number(device.Name, key, value, MostLanes, errors) };
            case "memory":
                return device with { MemoryBytes = Bytes(device.Name, value, errors) };
            default:
                errors.Add($"{device.Name}: '{key}' is not a setting; settings are threads, cores, lanes and memory.");
                return device;
        }
    }

    private static CoreSet? Cores(DeviceSpec device, string value, List<string> errors)
    {
        var cores = CoreSet.Parse(value);
        if (device.Kind != DeviceKind.Cpu)
        {
            errors.Add($"{device.Name}: cores are for CPU devices.");
        }
        else if (cores is null)
        {
            errors.Add($"{device.Name}: cores is '{value}'; it must be numbers from 0 to {CoreSet.Most - 1} and ranges of them, such as 0-3+8.");
        }

        return cores;
    }

    private static long Number(string device, string key, string value, long most, List<string> errors)
    {
        if (long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most)
        {
            return number;
        }

        errors.Add($"{device}: {key} is '{value}'; it must be 1 to {most}.");
        return 1;
    }

    private static long Bytes(string device, string value, List<string> errors)
    {
        var match = BytesPattern().Match(value);
        var factor = match.Groups[2].Value switch { "KiB" => 1L << 10, "MiB" => 1L << 20, "GiB" => 1L << 30, _ => 1L };
        if (match.Success && decimal.TryParse(match.Groups[1].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number > 0 && number <= long.MaxValue / factor)
        {
            return (long)(number * factor);
        }

        errors.Add($"{device}: memory is '{value}'; it must be a number of bytes, or one with KiB, MiB or GiB.");
        return 1;
    }

    [GeneratedRegex("^(cpu|cuda|vulkan|metal|remote)([0-9]{1,3})$")]
    private static partial Regex NamePattern();

    [GeneratedRegex("^([0-9]{1,19}(?:\\.[0-9]{1,6})?)(KiB|MiB|GiB)?$")]
    private static partial Regex BytesPattern();
}
