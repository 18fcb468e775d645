namespace Arena.Embedded.Activations;

/// <summary>The life of an activation; it only goes forward.</summary>
internal enum ActivationState
{
    /// <summary>No call has come yet.</summary>
    Created,

    /// <summary>Constructing the grain, reading its state, running OnActivateAsync; calls wait.</summary>
    Activating,

    Valid,

    /// <summary>Running calls end, then OnDeactivateAsync runs; calls wait for the next activation.</summary>
    Deactivating,

    Ended,
}
