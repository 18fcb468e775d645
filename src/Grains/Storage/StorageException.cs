namespace Arena.Grains.Storage;

/// <summary>The database did not do what it was asked.</summary>
[GenerateSerializer]
internal sealed class StorageException : Exception
{
    public StorageException(string message, bool outcomeUnknown, Exception? inner = null)
        : base(message, inner) => OutcomeUnknown = outcomeUnknown;

    /// <summary>True when a write may have happened nevertheless.</summary>
    [Id(0)]
    public bool OutcomeUnknown { get; }
}
