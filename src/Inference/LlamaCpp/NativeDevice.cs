namespace Arena.Inference.LlamaCpp;

/// <summary>A device of the native library.</summary>
/// <param name="Pointer">ggml_backend_dev_t.</param>
/// <param name="Name">The library's name, for instance CUDA0.</param>
/// <param name="Kind">Null for kinds that the arena does not use.</param>
/// <param name="Index">Among its kind.</param>
/// <param name="FreeBytes">Free memory when it was asked.</param>
/// <param name="TotalBytes">All of its memory.</param>
internal sealed record NativeDevice(nint Pointer, string Name, DeviceKind? Kind, int Index, long FreeBytes, long TotalBytes);
