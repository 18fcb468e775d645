namespace Arena.Grains;

/// <summary>Failures of the runtime that pass: nodes come and go. Callers repeat with the same idempotency key.</summary>
internal static class Transient
{
    public static bool Is(Exception exception) =>
        exception is SiloUnavailableException or OrleansMessageRejectionException or TimeoutException or EnumerationAbortedException;
}
