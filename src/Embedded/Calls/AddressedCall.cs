using Arena.Embedded.Activations;
using Arena.Embedded.Hosting;
using Orleans.Runtime;

namespace Arena.Embedded.Calls;

/// <summary>A call to a grain by its id, with a limit on how long its caller waits.</summary>
internal abstract class AddressedCall(EmbeddedRuntime runtime, GrainId target, GrainMethod method) : Call
{
    public GrainId Target { get; } = target;

    public GrainMethod Method { get; } = method;

    /// <summary>The calling grain, if the caller is one.</summary>
    public GrainId? Source { get; } = ActivationScheduler.CurrentActivation?.GrainId;

    // The links and the deadline belong to ResponseTimeouts.
    public AddressedCall? Previous { get; set; }

    public AddressedCall? Next { get; set; }

    public long Deadline { get; set; }

    public bool IsTimed { get; set; }

    protected EmbeddedRuntime Runtime { get; } = runtime;

    protected ResponseTimeouts Timeouts { get; } = method.Timeouts;

    public void OnTimeout() => Fail(new TimeoutException($"{Method} on {Target} did not answer within {Timeouts.Limit}."));

    public override string ToString() => $"{Method} on {Target}";
}
