using System.Reflection;

namespace Arena.Scripted;

/// <summary>Gives out scripted grains. A proxy, because the two editions' IGrainFactory have different numbers of members.</summary>
public class FakeGrainFactory : DispatchProxy
{
    private ScriptedArena _arena = null!;

    public static IGrainFactory Over(ScriptedArena arena)
    {
        var factory = Create<IGrainFactory, FakeGrainFactory>();
        ((FakeGrainFactory)(object)factory)._arena = arena;
        return factory;
    }

    protected override object Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod is { Name: "GetGrain", IsGenericMethod: true } && args is [string key, ..]
            ? _arena.Grain(targetMethod.GetGenericArguments()[0], key)
            : throw new NotSupportedException($"{targetMethod?.Name} is not scripted.");
}
