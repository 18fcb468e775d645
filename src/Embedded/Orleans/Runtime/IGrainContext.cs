namespace Orleans.Runtime;

/// <summary>An activation, seen from its grain and from call filters.</summary>
public interface IGrainContext
{
    GrainId GrainId { get; }

    object? GrainInstance { get; }

    /// <summary>The activation's own scope of services.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>Ends when the activation has ended.</summary>
    Task Deactivated { get; }

    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}
