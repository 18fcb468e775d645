using Arena.Embedded.Calls;
using Orleans.Runtime;

namespace Arena.Embedded.Activations;

/// <summary>What the public API needs of an activation beyond <see cref="IGrainContext"/>.</summary>
internal interface IActivation : IGrainContext
{
    IGrainFactory GrainFactory { get; }

    IGrainReferences References { get; }

    void DelayDeactivation(TimeSpan span);

    IGrainTimer StartTimer(Func<CancellationToken, Task> tick, GrainTimerCreationOptions options);
}
