namespace Arena.Runtime.Tests.Grains;

internal sealed class FailingGrain : Grain, IFailingGrain
{
    public async Task FailLaterAsync()
    {
        await Task.Yield();
        throw new ArgumentOutOfRangeException(null, "Later.");
    }

    public Task FailAtOnceAsync() => throw new InvalidOperationException("At once.");

    public async Task FailMarkedAsync()
    {
        await Task.Yield();
        throw new MarkedException("Marked.");
    }

    public async Task FailUnmarkedAsync()
    {
        await Task.Yield();
        throw new UnmarkedException("Unmarked.");
    }

    public async Task FailUnmarkedInsideAsync()
    {
        await Task.Yield();
        throw new MarkedException("Marked.", new UnmarkedException("Unmarked."));
    }

    public async ValueTask<int> FailInValueTaskAsync()
    {
        await Task.Yield();
        throw new InvalidOperationException("In a ValueTask.");
    }

    public ValueTask<int> ValueTaskAsync(int value) => new(value);

    public async ValueTask EmptyValueTaskAsync() => await Task.Yield();

    public Task CallFailMarkedAsync(string key) => GrainFactory.GetGrain<IFailingGrain>(key).FailMarkedAsync();

    public Task CallInCircleAsync(string key) => GrainFactory.GetGrain<IFailingGrain>(key).CallBackAsync(this.GetPrimaryKeyString());

    public Task CallBackAsync(string key) => GrainFactory.GetGrain<IFailingGrain>(key).AnswerAsync();

    public Task CallItselfAsync() => this.AsReference<IFailingGrain>().AnswerAsync();

    public Task AnswerAsync() => Task.CompletedTask;
}
