namespace Arena.Inference.LlamaCpp.Weights;

/// <summary>One user's share in weights; the last one to go frees them.</summary>
internal sealed class WeightLease(ModelHandle handle, Func<Task> release) : IAsyncDisposable
{
    private int _released;

    public ModelHandle Handle => handle;

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _released, 1) == 0)
        {
            await release();
        }
    }
}
