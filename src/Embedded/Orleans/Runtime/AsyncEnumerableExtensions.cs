using Arena.Embedded.Streams;

namespace Orleans.Runtime;

/// <summary>How a grain's stream is pulled.</summary>
public static class AsyncEnumerableExtensions
{
    /// <summary>Limits how many elements one pull may bring; 100 unless told. No effect on streams that are not a grain's.</summary>
    public static IAsyncEnumerable<T> WithBatchSize<T>(this IAsyncEnumerable<T> self, int maxBatchSize)
    {
        if (self is IBatchedEnumerable batched)
        {
            batched.MaxBatchSize = maxBatchSize;
        }

        return self;
    }
}
