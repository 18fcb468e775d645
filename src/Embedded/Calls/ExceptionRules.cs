using System.Collections.Concurrent;

namespace Arena.Embedded.Calls;

/// <summary>
/// Which exceptions may leave a grain: those of .NET itself and those marked [GenerateSerializer]. Orleans would lose any
/// other on the way to another node, so here it becomes a failure that says so.
/// </summary>
internal sealed class ExceptionRules
{
    private readonly ConcurrentDictionary<Type, bool> _known = new();

    public Exception Outgoing(Exception exception, object call) =>
        _known.GetOrAdd(exception.GetType(), MayLeave)
            ? exception
            : new NotSupportedException(
                $"{call} failed with a {exception.GetType()}, which is not marked [GenerateSerializer] and cannot leave a grain: {exception.Message}", exception);

    private static bool MayLeave(Type type) =>
        type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false)
        || type.Namespace is "System" || type.Namespace?.StartsWith("System.", StringComparison.Ordinal) == true;
}
