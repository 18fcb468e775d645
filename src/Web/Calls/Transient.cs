namespace Arena.Web.Calls;

/// <summary>Failures that pass: a node that went away, a call that was turned down while an activation moved.</summary>
internal static class Transient
{
    public static bool Is(Exception exception) =>
        exception is OrleansException or EnumerationAbortedException or TimeoutException;
}
