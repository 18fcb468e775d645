using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>The stored record is not the one that was read. Escaping from a grain, it deactivates the grain.</summary>
[GenerateSerializer]
public class InconsistentStateException : OrleansException
{
    public InconsistentStateException()
    {
    }

    public InconsistentStateException(string message)
        : base(message)
    {
    }

    public InconsistentStateException(string message, Exception? innerException)
        : base(message, innerException!)
    {
    }

    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag)
        : this(errorMsg, storedEtag, currentEtag, null)
    {
    }

    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag, Exception? storageException)
        : base(errorMsg, storageException!)
    {
        StoredEtag = storedEtag;
        CurrentEtag = currentEtag;
    }

    [Id(1)]
    public string? StoredEtag { get; private set; }

    [Id(2)]
    public string? CurrentEtag { get; private set; }

    // Only the grain that met the conflict deactivates, not those its exception passes through.
    internal bool IsSourceActivation { get; set; } = true;
}
