using Arena.Embedded.Hosting;
using Orleans.Runtime;

namespace Arena.Embedded.Calls;

/// <summary>A call of a method with one answer.</summary>
internal sealed class MethodCall<T>(EmbeddedRuntime runtime, GrainId target, TaskMethod<T> method, object?[] arguments)
    : AddressedCall(runtime, target, method)
{
    private readonly TaskCompletionSource<T> _reply = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenSource? _grainsToken;
    private CancellationTokenRegistration _callersToken;

    public override bool IsAbandoned => !Method.OneWay && _reply.Task.IsCompleted;

    public Task<T> Send()
    {
        if (Method.TokenIndex >= 0 && arguments[Method.TokenIndex] is CancellationToken { CanBeCanceled: true } token)
        {
            if (token.IsCancellationRequested)
            {
                return Task.FromCanceled<T>(token);
            }

            _grainsToken = new();
            arguments[Method.TokenIndex] = _grainsToken.Token;
            _callersToken = token.UnsafeRegister(static (call, token) => ((MethodCall<T>)call!).OnCallerCancelled(token), this);
        }

        if (Method.OneWay)
        {
            Runtime.Deliver(this);
            return TaskMethod<T>.Nothing;
        }

        Timeouts.Add(this);
        Runtime.Deliver(this);
        return _reply.Task;
    }

    public Task<T> InvokeAsync() => method.InvokeAsync(Activation.GrainInstance!, arguments);

    public override void Fail(Exception exception)
    {
        if (Method.OneWay)
        {
            Runtime.Log.OneWayFailed(exception, Method, Target);
            return;
        }

        Leave();
        _reply.TrySetException(Runtime.Exceptions.Outgoing(exception, this));
    }

    protected override async Task RunAsync()
    {
        try
        {
            var result = Runtime.Filters.Length == 0
                ? await InvokeAsync()
                : await new IncomingCall<T>(this, Runtime.Filters).RunAsync();
            Leave();
            _reply.TrySetResult(result);
        }
        catch (Exception exception)
        {
            Activation.OnFailure(exception);
            Fail(exception);
        }
    }

    // The caller goes on at once. The grain hears of it in a turn of its own, or never, if the call has not begun.
    private void OnCallerCancelled(CancellationToken token)
    {
        if (_reply.TrySetCanceled(token))
        {
            Timeouts.Remove(this);
            Activation?.Post(_grainsToken!.Cancel);
        }
    }

    private void Leave()
    {
        Timeouts.Remove(this);
        _callersToken.Unregister();
    }
}
