using Arena.Runtime.Tests.Support;

namespace Arena.Runtime.Tests.Grains;

internal sealed class TurnGrain : Grain, ITurnGrain
{
    public static readonly AsyncLocal<string?> Ambient = new();

    private readonly Guid _activation = Guid.NewGuid();
    private int _inside;
    private int _insideAtMost;
    private int _count;

    public Task<Guid> ActivationAsync() => Task.FromResult(_activation);

    public async Task<int> CountAsync()
    {
        _insideAtMost = Math.Max(_insideAtMost, ++_inside);
        var before = _count;
        await Task.Yield();
        _count = before + 1;
        _inside--;
        return _insideAtMost;
    }

    public Task<int> CountedAsync() => Task.FromResult(_count);

    public Task BlockAsync(string name) => PassAsync(name);

    public Task ReadBlockAsync(string name) => PassAsync(name);

    public Task InterleaveBlockAsync(string name) => PassAsync(name);

    public Task<int> InterleaveAsync(int value) => Task.FromResult(value);

    public Task OneWayBlockAsync(string name) => PassAsync(name);

    public Task OneWayFailAsync() => throw new InvalidOperationException("Nobody hears of this.");

    public async Task<bool> SchedulerIsKeptAsync()
    {
        var before = TaskScheduler.Current;
        await Task.Run(() => { });
        return before != TaskScheduler.Default && before == TaskScheduler.Current;
    }

    public Task<bool> HasSynchronizationContextAsync() => Task.FromResult(SynchronizationContext.Current is not null);

    public Task<string?> AmbientAsync() => Task.FromResult(Ambient.Value);

    public Task SetAmbientAsync(string value)
    {
        Ambient.Value = value;
        return Task.CompletedTask;
    }

    public async Task<int> ForkAsync(int times)
    {
        _count = 0;
        await Task.WhenAll(AddAsync(times), AddAsync(times));
        return _count;

        async Task AddAsync(int times)
        {
            for (var time = 0; time < times; time++)
            {
                await Task.Yield();
                var before = _count;
                Thread.SpinWait(20);
                _count = before + 1;
            }
        }
    }

    private async Task PassAsync(string name)
    {
        var key = this.GetPrimaryKeyString();
        Journal.Write(key, $"{name} in");
        Gates.Of(key, $"{name} in").Open();
        await Gates.Of(key, $"{name} out").Opened;
        Journal.Write(key, $"{name} out");
    }
}
