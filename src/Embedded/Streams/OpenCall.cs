using Arena.Embedded.Calls;
using Arena.Embedded.Hosting;
using Orleans.Runtime;

namespace Arena.Embedded.Streams;

/// <summary>The call that begins an enumeration and makes its first pull. Only the way to its turn is timed.</summary>
internal sealed class OpenCall<T>(EmbeddedRuntime runtime, GrainId target, StreamMethod<T> method, object?[] arguments, Pull<T> first)
    : AddressedCall(runtime, target, method)
{
    private volatile Enumeration<T>? _stream;

    public Pull<T> First { get; } = first;

    public Enumeration<T>? Stream => _stream;

    public override bool IsAbandoned => First.IsAbandoned;

    public void Send()
    {
        Timeouts.Add(this);
        Runtime.Deliver(this);
    }

    public void Abandon() => First.TryCancel(new(canceled: true));

    public override void Fail(Exception exception)
    {
        Timeouts.Remove(this);
        First.TryFail(Runtime.Exceptions.Outgoing(exception, this));
    }

    protected override Task RunAsync()
    {
        Timeouts.Remove(this);
        try
        {
            _stream = new(this, Runtime, token => method.Invoke(Activation.GrainInstance!, arguments, token));
            _stream.Begin(First);
        }
        catch (Exception exception)
        {
            Fail(exception);
        }

        return Task.CompletedTask;
    }
}
