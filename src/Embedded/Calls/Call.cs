using Arena.Embedded.Activations;

namespace Arena.Embedded.Calls;

/// <summary>Something a grain is asked to do. A call is accepted by one activation at a time and ended once.</summary>
internal abstract class Call : ITurn
{
    public bool AlwaysInterleave { get; init; }

    public bool ReadOnly { get; init; }

    /// <summary>Whether the call counts as use of the grain.</summary>
    public bool KeepsAlive { get; init; } = true;

    /// <summary>The activation that has accepted the call; set before its turn begins.</summary>
    public Activation Activation { get; set; } = null!;

    /// <summary>Nobody waits for the call any more: it must not be started.</summary>
    public abstract bool IsAbandoned { get; }

    public void Run() => _ = RunAndEndAsync();

    /// <summary>The call could not be run.</summary>
    public abstract void Fail(Exception exception);

    /// <summary>Runs inside the call's turn and throws nothing.</summary>
    protected abstract Task RunAsync();

    private async Task RunAndEndAsync()
    {
        if (!IsAbandoned)
        {
            await RunAsync();
        }

        Activation.End(this);
    }
}
