using System.Collections.Concurrent;
using System.Reflection;
using Arena.Embedded.Activations;
using Arena.Embedded.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Orleans.Core;
using Orleans.Runtime;

namespace Arena.Embedded.Catalog;

/// <summary>What the host knows of a grain class.</summary>
internal sealed class GrainClass
{
    private readonly ConcurrentDictionary<MethodInfo, MethodInfo> _implementations = new();
    private readonly ObjectFactory _create;
    private readonly StateParameter[] _states;

    public GrainClass(Type type)
    {
        Type = type;
        GrainType = GrainType.Create(NameOf(type));
        Reentrant = type.IsDefined(typeof(ReentrantAttribute));
        MaxWorkers = type.GetCustomAttribute<StatelessWorkerAttribute>()?.MaxLocalWorkers;
        AgeLimit = AgeLimitOf(type);
        _states = [.. StateParameter.Of(type)];
        _create = ActivatorUtilities.CreateFactory(type, [.. _states.Select(state => state.ParameterType)]);
    }

    public Type Type { get; }

    public GrainType GrainType { get; }

    public bool Reentrant { get; }

    /// <summary>Null for grains with one activation.</summary>
    public int? MaxWorkers { get; }

    /// <summary>Null for the host's default.</summary>
    public TimeSpan? AgeLimit { get; }

    public IReadOnlyList<StateParameter> States => _states;

    public static string NameOf(Type type)
    {
        var name = type.Name.EndsWith("Grain", StringComparison.Ordinal) && type.Name.Length > 5 ? type.Name[..^5] : type.Name;
#pragma warning disable CA1308 // Orleans' names of grain classes are in lower case.
        return name.ToLowerInvariant();
#pragma warning restore CA1308
    }

    /// <summary>Constructs a grain inside its activation's first turn; its states still have to be read.</summary>
    public IGrainBase Create(Activation activation, out IStorage[] states)
    {
        try
        {
            states = [.. _states.Select(state => state.Create(activation))];
            return (IGrainBase)_create(activation.ActivationServices, states);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"{Type} could not be constructed: {exception.Message}", exception);
        }
    }

    public MethodInfo Implementation(MethodInfo interfaceMethod) => _implementations.GetOrAdd(interfaceMethod, method =>
    {
        var map = Type.GetInterfaceMap(method.DeclaringType!);
        return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, method)];
    });

    private static TimeSpan? AgeLimitOf(Type type) =>
        type.IsDefined(typeof(KeepAliveAttribute))
            ? TimeSpan.MaxValue
            : type.GetCustomAttribute<CollectionAgeLimitAttribute>() is { } limit
                ? limit.AlwaysActive ? TimeSpan.MaxValue : limit.AgeLimit
                : null;
}
