namespace Arena.Inference.LlamaCpp.Weights;

/// <summary>Identifies weights in memory.</summary>
/// <param name="Path">Full path of the file.</param>
/// <param name="Length">Its length when it was loaded.</param>
/// <param name="Changed">Its time of change then: a replaced file is other weights.</param>
/// <param name="Place">The GPU that holds them, or the memory that all CPU devices share.</param>
internal sealed record WeightKey(string Path, long Length, DateTime Changed, string Place)
{
    public static WeightKey Of(FileInfo file, DeviceSpec device) =>
        new(file.FullName, file.Length, file.LastWriteTimeUtc, device.Memory);
}
