namespace Arena.Runtime.Tests.Grains;

public sealed class UnmarkedException(string message) : Exception(message);
