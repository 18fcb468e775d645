using System.Collections.Frozen;
using System.Reflection;
using Arena.Embedded.Hosting;
using Orleans.Runtime;

namespace Arena.Embedded.Calls;

/// <summary>A reference to a grain. Not sealed: DispatchProxy derives one class from it per interface.</summary>
internal class GrainProxy : DispatchProxy, IGrainReference
{
    private FrozenDictionary<MethodInfo, GrainMethod> _methods = null!;

    public GrainId GrainId { get; private set; }

    public EmbeddedRuntime Runtime { get; private set; } = null!;

    public IGrainReferences References => Runtime;

    /// <summary>Makes the reference that all others of this interface are copied from, as reflection is slow.</summary>
    public static GrainProxy Create(EmbeddedRuntime runtime, Type type, FrozenDictionary<MethodInfo, GrainMethod> methods)
    {
        var proxy = (GrainProxy)Create(type, typeof(GrainProxy));
        (proxy.Runtime, proxy._methods) = (runtime, methods);
        return proxy;
    }

    public GrainProxy For(GrainId grainId)
    {
        var proxy = (GrainProxy)MemberwiseClone();
        proxy.GrainId = grainId;
        return proxy;
    }

    public override bool Equals(object? obj) => obj is GrainProxy other && GrainId == other.GrainId;

    public override int GetHashCode() => GrainId.GetHashCode();

    public override string ToString() => GrainId.ToString();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var method = _methods[targetMethod!];
        method.CheckReferences(args!);
        return method.Send(this, args!);
    }
}
