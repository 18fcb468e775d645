using Arena.Embedded.Calls;

namespace Arena.Embedded.Streams;

/// <summary>A grain's stream before it is read: nothing has been sent yet, and each enumeration is a new call.</summary>
internal sealed class GrainStream<T>(GrainProxy target, StreamMethod<T> method, object?[] arguments) : IAsyncEnumerable<T>, IBatchedEnumerable
{
    public int MaxBatchSize { get; set; } = 100;

    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxBatchSize, 1);
        var given = method.TokenIndex >= 0 ? (CancellationToken)arguments[method.TokenIndex]! : default;
        return new StreamReader<T>(target, method, arguments, MaxBatchSize, given, cancellationToken);
    }
}
