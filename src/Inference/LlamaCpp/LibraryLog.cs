using Microsoft.Extensions.Logging;

namespace Arena.Inference.LlamaCpp;

internal static partial class LibraryLog
{
    [LoggerMessage(1, LogLevel.Information, "llama.cpp {Version} loaded from {Folder}")]
    public static partial void Loaded(ILogger logger, string version, string folder);

    [LoggerMessage(2, LogLevel.Warning, "The library in {Folder} is built for {Kind} but offers no such device, so models run on the CPU: {Reason}")]
    public static partial void GpuMissing(ILogger logger, string folder, string kind, string reason);

    [LoggerMessage(3, LogLevel.Information, "Model {Model} loaded on {Device}: {WeightBytes} bytes of weights, {ContextBytes} bytes of context, {Lanes} lanes of {ContextLength} tokens")]
    public static partial void ModelLoaded(ILogger logger, string model, string device, long weightBytes, long contextBytes, int lanes, int contextLength);

    [LoggerMessage(4, LogLevel.Information, "Model {Model} unloaded from {Device}")]
    public static partial void ModelUnloaded(ILogger logger, string model, string device);

    [LoggerMessage(5, LogLevel.Error, "Decoding of model {Model} on {Device} failed with status {Status}; {Sequences} answers failed")]
    public static partial void DecodeFailed(ILogger logger, string model, string device, int status, int sequences);

    [LoggerMessage(6, LogLevel.Critical, "The loop of model {Model} on {Device} ended")]
    public static partial void LoopFailed(ILogger logger, Exception failure, string model, string device);

    [LoggerMessage(7, LogLevel.Warning, "{Warning}")]
    public static partial void DeviceDoubtful(ILogger logger, string warning);

    [LoggerMessage(8, LogLevel.Information, "The backend {File} is used in place of the one that found no device")]
    public static partial void FallbackLoaded(ILogger logger, string file);

    [LoggerMessage(10, LogLevel.Debug, "{Line}")]
    public static partial void NativeDebug(ILogger logger, string line);

    [LoggerMessage(11, LogLevel.Warning, "{Line}")]
    public static partial void NativeWarning(ILogger logger, string line);

    [LoggerMessage(12, LogLevel.Error, "{Line}")]
    public static partial void NativeError(ILogger logger, string line);
}
