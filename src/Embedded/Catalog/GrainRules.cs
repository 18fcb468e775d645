using System.Reflection;
using Arena.Embedded.Persistence;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Arena.Embedded.Catalog;

/// <summary>
/// What a grain class must be to run on either runtime. Stricter than Orleans wherever that is cheap: what would fail there
/// only on the way to another node fails here at start.
/// </summary>
internal sealed class GrainRules(IReadOnlyCollection<Type> types)
{
    private static readonly Type[] InterfaceOnly = [typeof(AlwaysInterleaveAttribute), typeof(ReadOnlyAttribute), typeof(OneWayAttribute), typeof(ResponseTimeoutAttribute)];

    private readonly MessageRules _messages = new(types);

    public IEnumerable<string> Check(IReadOnlyCollection<Type> classes) =>
        classes.SelectMany(CheckClass)
            .Concat(Twice(classes.SelectMany(GrainCatalog.InterfacesOf), type => type.ToString(), "is implemented by more than one grain class"))
            .Concat(Twice(classes, GrainClass.NameOf, "is the name of more than one grain class"))
            .Concat(classes.SelectMany(GrainCatalog.InterfacesOf).Distinct().SelectMany(CheckInterface));

    public IEnumerable<string> CheckInterface(Type type)
    {
        if (type.IsGenericType || !type.IsAssignableTo(typeof(IGrainWithStringKey)) || type.GetProperties().Length + type.GetEvents().Length > 0)
        {
            yield return $"{type}: a grain interface is not generic, derives from IGrainWithStringKey and has nothing but methods";
        }

        foreach (var fault in GrainCatalog.MethodsOf(type).SelectMany(method => CheckMethod(method).Select(fault => $"{method.DeclaringType}.{method.Name}: {fault}")))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> Twice(IEnumerable<Type> items, Func<Type, string> name, string fault) =>
        items.GroupBy(name).Where(group => group.Count() > 1).Select(group => $"{group.Key} {fault}");

    private static IEnumerable<string> CheckClass(Type type)
    {
        if (type.IsGenericType || !GrainCatalog.InterfacesOf(type).Any())
        {
            yield return $"{type}: a grain class is not generic and implements an interface derived from IGrainWithStringKey";
        }

        foreach (var state in StateParameter.Of(type))
        {
            if (state.ParameterType is not { IsGenericType: true } parameter || parameter.GetGenericTypeDefinition() != typeof(IPersistentState<>))
            {
                yield return $"{type}: [PersistentState] belongs on an IPersistentState<T>";
            }
            else if (!state.StateType.IsValueType && state.StateType.GetConstructor(Type.EmptyTypes) is null)
            {
                yield return $"{type}: the state {state.StateType} needs a constructor without parameters";
            }
        }

        foreach (var method in type.GetMethods().Where(method => InterfaceOnly.Any(attribute => method.IsDefined(attribute))))
        {
            yield return $"{type}.{method.Name}: scheduling attributes work on the interface's method only";
        }

        foreach (var method in Enumerations(type))
        {
            yield return $"{type}.{method.Name}: the calls of an enumeration may each reach another one of the stateless workers, which does not know it";
        }
    }

    private static IEnumerable<MethodInfo> Enumerations(Type type) => type.IsDefined(typeof(StatelessWorkerAttribute))
        ? GrainCatalog.InterfacesOf(type).SelectMany(GrainCatalog.MethodsOf).Where(method => IsGeneric(method.ReturnType, typeof(IAsyncEnumerable<>)))
        : [];

    private static bool IsGeneric(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    private IEnumerable<string> CheckMethod(MethodInfo method)
    {
        if (!method.IsAbstract || method.IsStatic || method.IsGenericMethod)
        {
            yield return "a grain method is not generic, not static and has no body";
        }

        var parameters = method.GetParameters().Select(parameter => parameter.ParameterType).ToArray();
        if (parameters.Count(type => type == typeof(CancellationToken)) > (method.IsDefined(typeof(OneWayAttribute)) ? 0 : 1))
        {
            yield return "one CancellationToken at most, and none in a one-way call";
        }

        foreach (var fault in parameters.Where(type => type != typeof(CancellationToken)).SelectMany(_messages.Check))
        {
            yield return fault;
        }

        foreach (var fault in CheckResult(method))
        {
            yield return fault;
        }
    }

    private IEnumerable<string> CheckResult(MethodInfo method)
    {
        var type = method.ReturnType;
        if (type == typeof(Task) || type == typeof(ValueTask))
        {
            return [];
        }

        var shape = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        if (shape != typeof(Task<>) && shape != typeof(ValueTask<>) && shape != typeof(IAsyncEnumerable<>))
        {
            return ["returns neither a Task, a ValueTask nor an IAsyncEnumerable"];
        }

        return method.IsDefined(typeof(OneWayAttribute)) ? ["a one-way call has no result"] : _messages.Check(type.GetGenericArguments()[0]);
    }
}
