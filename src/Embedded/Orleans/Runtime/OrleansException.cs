namespace Orleans.Runtime;

/// <summary>A failure of the runtime.</summary>
[GenerateSerializer]
public class OrleansException : Exception
{
    public OrleansException()
        : base("Unexpected error.")
    {
    }

    public OrleansException(string message)
        : base(message)
    {
    }

    public OrleansException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
