using System.Collections.Frozen;
using System.Reflection;
using Arena.Embedded.Calls;

namespace Arena.Embedded.Catalog;

/// <summary>A grain interface, the one class that implements it, and its methods with those it inherits.</summary>
internal sealed record GrainInterface(Type Type, GrainClass Class, FrozenDictionary<MethodInfo, GrainMethod> Methods);
