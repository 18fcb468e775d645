namespace Orleans.Runtime;

/// <summary>The call was not delivered; repeat it with the same idempotency key.</summary>
[GenerateSerializer]
public class OrleansMessageRejectionException : OrleansException
{
    internal OrleansMessageRejectionException(string message)
        : base(message)
    {
    }

    internal OrleansMessageRejectionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
