using System.Collections.Concurrent;

namespace Arena.Runtime.Tests.Grains;

internal sealed class FragileGrain : Grain, IFragileGrain
{
    private static readonly ConcurrentDictionary<string, int> Tries = new();

    private readonly int _try;

    public FragileGrain()
    {
        _try = Tries.AddOrUpdate(this.GetPrimaryKeyString(), 1, (_, last) => last + 1);
        if (_try == 1)
        {
            throw new InvalidOperationException("The constructor failed.");
        }
    }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (_try == 2)
        {
            throw new InvalidOperationException("OnActivateAsync failed.");
        }
    }

    public Task<int> AnswerAsync() => Task.FromResult(_try);
}
