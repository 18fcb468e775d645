namespace Arena.Inference.Devices;

/// <summary>What came of a list of devices.</summary>
/// <param name="Devices">The devices; empty when there are errors. Settings that were left out are 0.</param>
/// <param name="Errors">Every error found.</param>
public sealed record DeviceListResult(IReadOnlyList<DeviceSpec> Devices, IReadOnlyList<string> Errors);
