using Arena.Embedded.Activations;
using Orleans.Runtime;

namespace Orleans;

/// <summary>Base class of grains.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    // Set while the host constructs the grain inside its first turn; null in a grain that a unit test made by hand.
    private readonly IActivation? _activation = ActivationScheduler.CurrentActivation;

    public IGrainContext GrainContext => Activation;

    protected IGrainFactory GrainFactory => Activation.GrainFactory;

    protected internal IServiceProvider ServiceProvider => Activation.ActivationServices;

    private IActivation Activation =>
        _activation ?? throw new InvalidOperationException("This grain was not made by the grain host.");

    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Deactivates the grain once its running calls have ended; waiting calls go to its next activation.</summary>
    protected void DeactivateOnIdle() => GrainBaseExtensions.DeactivateOnIdle(this);

    /// <summary>Keeps the idle grain from being collected for this long from now; a negative span takes that back.</summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => Activation.DelayDeactivation(timeSpan);
}
