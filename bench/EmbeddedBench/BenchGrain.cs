namespace Arena.EmbeddedBench;

internal sealed class BenchGrain([PersistentState("bench", "store")] IPersistentState<BenchState> state) : Grain, IBenchGrain
{
    public Task<int> AnswerAsync(int value) => Task.FromResult(value);

    public Task<int> RelayAsync(string key, int value) => GrainFactory.GetGrain<IBenchGrain>(key).AnswerAsync(value);

    public Task WriteAsync()
    {
        state.State.Value++;
        return state.WriteStateAsync();
    }

    public async IAsyncEnumerable<int> Count(int end)
    {
        for (var item = 0; item < end; item++)
        {
            yield return item;
        }

        await Task.CompletedTask;
    }
}
