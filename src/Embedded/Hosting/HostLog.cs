using Arena.Embedded.Calls;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Arena.Embedded.Hosting;

internal static partial class HostLog
{
    [LoggerMessage(1, LogLevel.Information, "Grains are up: {Classes} classes")]
    public static partial void Started(this ILogger logger, int classes);

    [LoggerMessage(2, LogLevel.Information, "Grains are down; {Left} activations did not end in time")]
    public static partial void Stopped(this ILogger logger, int left);

    [LoggerMessage(3, LogLevel.Warning, "{Grain} could not be activated")]
    public static partial void ActivationFailed(this ILogger logger, Exception exception, GrainId grain);

    [LoggerMessage(4, LogLevel.Warning, "{Grain} failed while it was deactivated")]
    public static partial void DeactivationFailed(this ILogger logger, Exception exception, GrainId grain);

    [LoggerMessage(5, LogLevel.Warning, "A timer of {Grain} failed; it goes on")]
    public static partial void TickFailed(this ILogger logger, Exception exception, GrainId grain);

    [LoggerMessage(6, LogLevel.Warning, "One-way call {Method} of {Grain} failed")]
    public static partial void OneWayFailed(this ILogger logger, Exception exception, GrainMethod method, GrainId grain);

    [LoggerMessage(8, LogLevel.Warning, "A turn of {Grain} failed")]
    public static partial void TurnFailed(this ILogger logger, Exception exception, GrainId grain);

    [LoggerMessage(7, LogLevel.Warning, "A stream of {Grain} did not end cleanly")]
    public static partial void StreamNotEnded(this ILogger logger, Exception exception, GrainId grain);
}
