namespace Orleans.Runtime;

/// <summary>The node that should have run the call is not there; repeat the call with the same idempotency key.</summary>
[GenerateSerializer]
public sealed class SiloUnavailableException : OrleansMessageRejectionException
{
    public SiloUnavailableException()
        : base("Silo unavailable")
    {
    }

    public SiloUnavailableException(string msg)
        : base(msg)
    {
    }

    public SiloUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
