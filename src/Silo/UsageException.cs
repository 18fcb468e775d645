namespace Arena.Silo;

/// <summary>The arguments cannot be meant; the process exits with 2 and this one line.</summary>
internal sealed class UsageException(string message) : Exception(message);
