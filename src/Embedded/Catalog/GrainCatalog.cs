using System.Collections.Frozen;
using System.Reflection;
using Arena.Embedded.Calls;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;

namespace Arena.Embedded.Catalog;

/// <summary>All grain classes and interfaces, checked before the first call: see <see cref="GrainRules"/>.</summary>
internal sealed class GrainCatalog
{
    private readonly FrozenDictionary<Type, GrainInterface> _interfaces;
    private readonly FrozenDictionary<GrainType, GrainClass> _classes;

    private GrainCatalog(IReadOnlyCollection<GrainInterface> interfaces)
    {
        _interfaces = interfaces.ToFrozenDictionary(known => known.Type);
        _classes = interfaces.Select(known => known.Class).Distinct().ToFrozenDictionary(known => known.GrainType);
    }

    public int ClassCount => _classes.Count;

    public IEnumerable<GrainMethod> Methods => _interfaces.Values.SelectMany(known => known.Methods.Values);

    /// <exception cref="InvalidOperationException">With everything that is wrong, one line each.</exception>
    public static GrainCatalog Build(IReadOnlyCollection<Assembly> assemblies)
    {
        var types = assemblies.SelectMany(assembly => assembly.GetTypes()).ToArray();
        var classes = types.Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IGrainBase))).ToArray();
        Refuse(new GrainRules(types).Check(classes));
        return new([.. classes.Select(type => new GrainClass(type)).SelectMany(Describe)]);
    }

    public static IEnumerable<Type> InterfacesOf(Type grainClass) =>
        grainClass.GetInterfaces().Where(type => type != typeof(IGrainWithStringKey) && type != typeof(IGrain) && type.IsAssignableTo(typeof(IGrain)));

    public static IEnumerable<MethodInfo> MethodsOf(Type interfaceType) =>
        interfaceType.GetInterfaces().Append(interfaceType).SelectMany(type => type.GetMethods());

    public GrainClass Class(GrainType grainType) => _classes[grainType];

    public GrainInterface Interface(Type type) =>
        _interfaces.GetValueOrDefault(type) ?? throw new ArgumentException($"No grain class implements {type}.", nameof(type));

    public void CheckStorages(IServiceProvider services)
    {
        var registered = services.GetRequiredService<IServiceProviderIsKeyedService>();
        Refuse(
            from known in _classes.Values
            from state in known.States
            where !(state.StorageName is null
                ? registered.IsService(typeof(IGrainStorage))
                : registered.IsKeyedService(typeof(IGrainStorage), state.StorageName))
            select $"{known.Type}: no storage named {state.StorageName ?? "(default)"} is registered");
    }

    private static IEnumerable<GrainInterface> Describe(GrainClass grainClass) =>
        InterfacesOf(grainClass.Type).Select(type => new GrainInterface(
            type, grainClass, MethodsOf(type).Distinct().ToFrozenDictionary(method => method, GrainMethod.Create)));

    private static void Refuse(IEnumerable<string> faults)
    {
        if (faults.Distinct().ToArray() is { Length: > 0 } all)
        {
            throw new InvalidOperationException($"Grains that cannot run:{Environment.NewLine}{string.Join(Environment.NewLine, all)}");
        }
    }
}
