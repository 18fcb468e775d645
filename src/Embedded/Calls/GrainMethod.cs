using System.Reflection;
using Arena.Embedded.Streams;
using Orleans.Concurrency;

namespace Arena.Embedded.Calls;

/// <summary>One method of a grain interface, as the host calls it.</summary>
internal abstract class GrainMethod
{
    private readonly MethodInvoker _invoker;
    private readonly int[] _references;

    protected GrainMethod(MethodInfo method)
    {
        Info = method;
        _invoker = MethodInvoker.Create(method);
        var parameters = method.GetParameters();
        TokenIndex = Array.FindIndex(parameters, parameter => parameter.ParameterType == typeof(CancellationToken));
        _references = [.. Enumerable.Range(0, parameters.Length).Where(index => parameters[index].ParameterType.IsAssignableTo(typeof(IGrain)))];
        AlwaysInterleave = method.IsDefined(typeof(AlwaysInterleaveAttribute));
        ReadOnly = method.IsDefined(typeof(ReadOnlyAttribute));
        OneWay = method.IsDefined(typeof(OneWayAttribute));
        Timeout = method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout;
    }

    public MethodInfo Info { get; }

    public bool AlwaysInterleave { get; }

    public bool ReadOnly { get; }

    public bool OneWay { get; }

    public TimeSpan? Timeout { get; }

    /// <summary>Where calls of this method wait for their answers; given by the runtime that owns the catalogue.</summary>
    public ResponseTimeouts Timeouts { get; set; } = null!;

    /// <summary>Where the CancellationToken is among the parameters; -1 for none.</summary>
    public int TokenIndex { get; }

    public static GrainMethod Create(MethodInfo method)
    {
        var returned = method.ReturnType;
        var shape = returned.IsGenericType && returned.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>) ? typeof(StreamMethod<>) : typeof(TaskMethod<>);
        var result = returned.IsGenericType ? returned.GetGenericArguments()[0] : typeof(ValueTuple);
        return (GrainMethod)Activator.CreateInstance(shape.MakeGenericType(result), method)!;
    }

    /// <summary>Sends a call and returns what the interface method returns.</summary>
    public abstract object Send(GrainProxy target, object?[] arguments);

    /// <summary>A grain that passes itself would be run by two schedulers.</summary>
    public void CheckReferences(object?[] arguments)
    {
        foreach (var index in _references)
        {
            if (arguments[index] is IGrainBase)
            {
                throw new ArgumentException($"{this} takes a reference: pass this.AsReference<T>() and not the grain itself.");
            }
        }
    }

    public override string ToString() => $"{Info.DeclaringType!.Name}.{Info.Name}";

    protected object Call(object grain, object?[] arguments) =>
        _invoker.Invoke(grain, arguments.AsSpan()) ?? throw new InvalidOperationException($"{this} returned null in place of a task or stream.");
}
