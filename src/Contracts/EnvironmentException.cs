namespace Arena.Contracts;

/// <summary>Something outside of the program is not as it must be: a file, a database, a model, a lock. The message is one line for the operator.</summary>
public sealed class EnvironmentException : Exception
{
    public EnvironmentException(string message)
        : base(message.ReplaceLineEndings(" "))
    {
    }

    public EnvironmentException(string message, Exception inner)
        : base(message.ReplaceLineEndings(" "), inner)
    {
    }
}
