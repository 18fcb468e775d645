namespace Orleans.Runtime;

/// <summary>The grain no longer knows this enumeration: it was deactivated, or its reader stayed away too long. Resume by cursor.</summary>
[GenerateSerializer]
public sealed class EnumerationAbortedException : Exception
{
    public EnumerationAbortedException()
    {
    }

    public EnumerationAbortedException(string message)
        : base(message)
    {
    }

    public EnumerationAbortedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
