namespace Arena.Silo.Models.Downloads;

/// <summary>How patient a download is.</summary>
internal sealed record DownloadOptions
{
    /// <summary>Tries in a row that bring nothing before it is given up. 6 with the delays below wait for about a minute.</summary>
    public int Tries { get; init; } = 6;

    /// <summary>Wait before the second try; it doubles with each one that brings nothing.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest wait, whatever a server asks for.</summary>
    public TimeSpan MostDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A connection that brings nothing for this long is given up and made anew.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes that must stay free on the disk.</summary>
    public long Reserve { get; init; } = 64 << 20;

    /// <summary>The wait before the next try.</summary>
    /// <param name="failures">Tries in a row that brought nothing, from 1.</param>
    /// <param name="asked">What the server asks for.</param>
    public TimeSpan Delay(int failures, TimeSpan? asked)
    {
        var doubled = FirstDelay * Math.Pow(2, Math.Min(failures - 1, 16));
        var wanted = asked > doubled ? asked.Value : doubled;
        return wanted < MostDelay ? wanted : MostDelay;
    }
}
