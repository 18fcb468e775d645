using Orleans.Concurrency;

namespace Arena.Runtime.Tests.Grains;

/// <summary>Waits in several ways; what its tokens do is in the journal of the grain's key.</summary>
public interface ICancelGrain : IGrainWithStringKey
{
    /// <summary>Opens "in" and waits for its token.</summary>
    Task WaitAsync(CancellationToken cancellationToken);

    /// <summary>Opens "in" and waits for the gate "out", whatever its token says.</summary>
    Task<int> IgnoreAsync(CancellationToken cancellationToken);

    /// <summary>The same; its callers wait half a second.</summary>
    [ResponseTimeout("00:00:00.5")]
    Task OutlastAsync(CancellationToken cancellationToken);

    /// <summary>Calls WaitAsync of another grain with its own token.</summary>
    Task PassOnAsync(string key, CancellationToken cancellationToken);

    [AlwaysInterleave]
    Task<bool> IsCancelledAsync();
}
