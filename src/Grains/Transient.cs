using Orleans.Storage;

namespace Arena.Grains;

/// <summary>
/// Failures of the runtime that pass: nodes come and go, and for a moment none may fit a grain. Callers repeat with the same idempotency key.
/// </summary>
internal static class Transient
{
    public static bool Is(Exception exception) =>
        exception is (OrleansException and not InconsistentStateException) or TimeoutException or EnumerationAbortedException;
}
