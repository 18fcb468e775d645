using Orleans.Concurrency;

namespace Arena.Runtime.Tests.Grains;

/// <summary>Two stored counters, "first" and "second", in the storage "store".</summary>
public interface IStateGrain : IGrainWithStringKey
{
    Task<int> GetAsync();

    Task<bool> IsStoredAsync();

    Task SetWithoutWritingAsync(int value);

    Task SetAsync(int value);

    Task SetSecondAsync(int value);

    Task<int> GetSecondAsync();

    Task ClearAsync();

    Task ReadAsync();

    /// <summary>Writes past the grain's own state, as another node would.</summary>
    Task WriteBehindAsync(int value);

    /// <summary>SetAsync, and whether it met a conflict, which it keeps to itself.</summary>
    Task<bool> TrySetAsync(int value);

    [AlwaysInterleave]
    Task AddInterleavedAsync();

    Task DeactivateAsync();

    Task<Guid> ActivationAsync();
}
