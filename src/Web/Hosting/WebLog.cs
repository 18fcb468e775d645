namespace Arena.Web.Hosting;

/// <summary>Everything the web host logs: ids and counts, never prompts, answers, addresses or cookies.</summary>
internal static partial class WebLog
{
    [LoggerMessage(1, LogLevel.Error, "A request failed with {Failure}.")]
    public static partial void RequestFailed(this ILogger log, string failure, Exception exception);

    [LoggerMessage(2, LogLevel.Information, "A grain call failed with {Failure} at attempt {Attempt}; it is repeated.")]
    public static partial void CallRepeated(this ILogger log, string failure, int attempt);

    [LoggerMessage(3, LogLevel.Information, "The stream of battle {Battle} ended: {Events} events waited for a slow reader.")]
    public static partial void SlowReader(this ILogger log, string battle, int events);

    [LoggerMessage(4, LogLevel.Warning, "The stream of battle {Battle} ended with {Failure}.")]
    public static partial void StreamFailed(this ILogger log, string battle, string failure, Exception exception);

    [LoggerMessage(5, LogLevel.Warning, "An export of {Kind} ended with {Failure} after {Bytes} bytes.")]
    public static partial void ExportFailed(this ILogger log, string kind, string failure, long bytes, Exception exception);

    [LoggerMessage(6, LogLevel.Warning, "Not ready: {Failure}.")]
    public static partial void NotReady(this ILogger log, string failure);
}
