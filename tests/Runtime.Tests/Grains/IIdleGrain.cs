namespace Arena.Runtime.Tests.Grains;

/// <summary>Opens the gate "gone" of its key when it is deactivated, and writes the reason into the journal.</summary>
public interface IIdleGrain : IGrainWithStringKey
{
    Task TouchAsync();

    Task DelayAsync(TimeSpan span);

    Task StartTimerAsync(bool keepAlive);

    Task BlockAsync();

    /// <summary>0, then nothing more.</summary>
    IAsyncEnumerable<int> Wait(CancellationToken cancellationToken = default);
}
