using System.Collections.Concurrent;

namespace Arena.Embedded.Calls;

/// <summary>
/// Which exceptions may leave a grain: those of .NET itself and those marked [GenerateSerializer], down to the innermost.
/// Orleans would lose any other on the way to another node, so here it becomes a failure that says so.
/// </summary>
internal sealed class ExceptionRules
{
    private readonly ConcurrentDictionary<Type, bool> _known = new();

    public Exception Outgoing(Exception exception, object call) =>
        Unmarked(exception) is { } unmarked
            ? new NotSupportedException(
                $"{call} failed with a {unmarked}, which is not marked [GenerateSerializer] and cannot leave a grain: {exception.Message}", exception)
            : exception;

    private Type? Unmarked(Exception? exception) => exception switch
    {
        null => null,
        _ when !_known.GetOrAdd(exception.GetType(), MayLeave) => exception.GetType(),
        AggregateException several => several.InnerExceptions.Select(Unmarked).FirstOrDefault(type => type is not null),
        _ => Unmarked(exception.InnerException),
    };

    private static bool MayLeave(Type type) =>
        type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false)
        || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true
        || type.Namespace?.StartsWith("Microsoft", StringComparison.Ordinal) == true;
}
