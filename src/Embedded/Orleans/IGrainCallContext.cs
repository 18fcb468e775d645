using System.Reflection;
using Orleans.Runtime;

namespace Orleans;

/// <summary>One call on its way to a grain.</summary>
public interface IGrainCallContext
{
    object Grain { get; }

    /// <summary>The calling grain; null where the caller is no grain.</summary>
    GrainId? SourceId { get; }

    GrainId TargetId { get; }

    string InterfaceName { get; }

    string MethodName { get; }

    MethodInfo InterfaceMethod { get; }

    /// <summary>The result, once <see cref="Invoke"/> has ended; may be replaced by one of the same type.</summary>
    object? Result { get; set; }

    /// <summary>Goes on to the next filter and in the end to the grain.</summary>
    Task Invoke();
}
