using System.Reflection;

namespace Arena.Embedded.Calls;

/// <summary>A method that returns a Task or ValueTask; <typeparamref name="T"/> is <see cref="ValueTuple"/> where that has no result.</summary>
internal sealed class TaskMethod<T>(MethodInfo method) : GrainMethod(method)
{
    public static readonly Task<T> Nothing = Task.FromResult(default(T)!);

    private readonly bool _isValueTask = method.ReturnType.IsValueType;
    private readonly bool _hasResult = method.ReturnType.IsGenericType;

    public override object Send(GrainProxy target, object?[] arguments)
    {
        var call = new MethodCall<T>(target.Runtime, target.GrainId, this, arguments) { AlwaysInterleave = AlwaysInterleave, ReadOnly = ReadOnly };
        var reply = call.Send();
        return (_isValueTask, _hasResult) switch
        {
            (false, _) => reply,
            (true, true) => new ValueTask<T>(reply),
            (true, false) => new ValueTask(reply),
        };
    }

    public Task<T> InvokeAsync(object grain, object?[] arguments) => Call(grain, arguments) switch
    {
        Task<T> task => task,
        Task task => WithoutResultAsync(task),
        ValueTask<T> task => task.AsTask(),
        ValueTask task => WithoutResultAsync(task.AsTask()),
        var other => throw new InvalidOperationException($"{this} returned a {other.GetType()}."),
    };

    private static Task<T> WithoutResultAsync(Task task)
    {
        return task.IsCompletedSuccessfully ? Nothing : AwaitAsync(task);

        static async Task<T> AwaitAsync(Task task)
        {
            await task;
            return default!;
        }
    }
}
