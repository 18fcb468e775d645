using System.Collections.Concurrent;

namespace Arena.Grains.Tests.Hosting;

/// <summary>Makes the activation of a grain go after its next call.</summary>
internal sealed class Deactivations : IIncomingGrainCallFilter
{
    private readonly ConcurrentDictionary<string, bool> _keys = new();

    public void AfterNextCall(string key) => _keys[key] = true;

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        await context.Invoke();
        if (_keys.TryRemove(context.TargetId.Key.ToString()!, out _))
        {
            ((IGrainBase)context.Grain!).DeactivateOnIdle();
        }
    }
}
