using System.Reflection;
using Arena.Embedded.Calls;

namespace Arena.Embedded.Streams;

/// <summary>A method that returns an IAsyncEnumerable.</summary>
internal sealed class StreamMethod<T>(MethodInfo method) : GrainMethod(method)
{
    public override object Send(GrainProxy target, object?[] arguments) => new GrainStream<T>(target, this, arguments);

    public IAsyncEnumerable<T> Invoke(object grain, object?[] arguments, CancellationToken token)
    {
        var own = arguments.ToArray();
        if (TokenIndex >= 0)
        {
            own[TokenIndex] = token;
        }

        return (IAsyncEnumerable<T>)Call(grain, own);
    }
}
