using System.Reflection;
using Arena.Embedded.Activations;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Core;
using Orleans.Runtime;
using Orleans.Storage;

namespace Arena.Embedded.Persistence;

/// <summary>A constructor parameter marked [PersistentState].</summary>
internal sealed record StateParameter(Type ParameterType, string StateName, string? StorageName)
{
    public Type StateType => ParameterType.GetGenericArguments()[0];

    public static IEnumerable<StateParameter> Of(Type grainClass) =>
        from constructor in grainClass.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        from parameter in constructor.GetParameters()
        let marked = parameter.GetCustomAttribute<PersistentStateAttribute>()
        where marked is not null
        select new StateParameter(parameter.ParameterType, marked.StateName, marked.StorageName);

    public IStorage Create(Activation activation) =>
        (IStorage)Activator.CreateInstance(typeof(PersistentState<>).MakeGenericType(StateType), StateName, activation, StorageOf(activation))!;

    private IGrainStorage StorageOf(Activation activation) => StorageName is null
        ? activation.ActivationServices.GetRequiredService<IGrainStorage>()
        : activation.ActivationServices.GetRequiredKeyedService<IGrainStorage>(StorageName);
}
