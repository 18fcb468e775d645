namespace Arena.Runtime.Tests.Support;

/// <summary>
/// The runtime under test, one for all contract tests. Embedded is one process; Cluster is two silos and an external client,
/// all in this process. Response time-out 5 s; storage "store"; filters <see cref="OuterFilter"/>, then <see cref="InnerFilter"/>.
/// </summary>
public sealed partial class RuntimeFixture : IAsyncLifetime
{
    public static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(5);

    private static int s_keys;

    public partial IGrainFactory Grains { get; }

    /// <summary>A key that no other test uses.</summary>
    public static string NewKey() => $"key {Interlocked.Increment(ref s_keys)}/ø";

    public partial ValueTask InitializeAsync();

    public partial ValueTask DisposeAsync();
}
