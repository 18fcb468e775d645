namespace Arena.Runtime.Tests.Grains;

[GenerateSerializer]
public sealed class MarkedException(string message, Exception? inner = null) : Exception(message, inner);
