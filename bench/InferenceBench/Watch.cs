using System.Diagnostics;

namespace Arena.InferenceBench;

/// <summary>Takes time on the wall and on the processor: on a machine with other work to do only the latter says much.</summary>
internal readonly struct Watch
{
    private readonly long _start;
    private readonly TimeSpan _processor;

    private Watch(long start, TimeSpan processor) => (_start, _processor) = (start, processor);

    public static Watch Start() => new(Stopwatch.GetTimestamp(), Processor());

    public Spent Read() => new(Stopwatch.GetElapsedTime(_start).TotalSeconds, (Processor() - _processor).TotalSeconds);

    private static TimeSpan Processor()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
