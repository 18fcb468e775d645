using System.Collections.Frozen;
using System.Reflection;
using Arena.Embedded.Calls;

namespace Arena.Embedded.Catalog;

/// <summary>A grain interface, the one class that implements it, and its methods with those it inherits.</summary>
internal sealed class GrainInterface(Type type, GrainClass grainClass, FrozenDictionary<MethodInfo, GrainMethod> methods)
{
    public Type Type { get; } = type;

    public GrainClass Class { get; } = grainClass;

    public FrozenDictionary<MethodInfo, GrainMethod> Methods { get; } = methods;
}
