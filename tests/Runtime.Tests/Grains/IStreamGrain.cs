namespace Arena.Runtime.Tests.Grains;

/// <summary>Streams of every kind. What the enumerators do is in the journal of the grain's key.</summary>
public interface IStreamGrain : IGrainWithStringKey
{
    /// <summary>0, 1, ... without waiting.</summary>
    IAsyncEnumerable<int> CountTo(int end);

    /// <summary>0, then waits for the gate "out" or for its token, then 1.</summary>
    IAsyncEnumerable<int> Wait(CancellationToken cancellationToken = default);

    /// <summary>0, 1, then fails.</summary>
    IAsyncEnumerable<int> Fail();

    /// <summary>Whether every step ran on one and the same scheduler, and that not the default one.</summary>
    IAsyncEnumerable<bool> OnOwnScheduler(int steps);

    /// <summary>Reads another grain's CountTo.</summary>
    IAsyncEnumerable<int> Relay(string key, int end);

    Task<int> ProducedAsync();

    Task<int> AnswerAsync();

    Task BlockAsync();

    Task DeactivateAsync();
}
