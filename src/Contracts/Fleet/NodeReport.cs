using System.Collections.Immutable;

namespace Arena.Contracts.Fleet;

/// <summary>A node's heartbeat.</summary>
/// <param name="Node">Its name.</param>
/// <param name="Epoch">Start of the node's process in Unix milliseconds, so that a restarted node is a new one.</param>
/// <param name="Draining">It takes no new answers.</param>
/// <param name="Devices">All of them.</param>
[GenerateSerializer, Immutable, Alias("arena.NodeReport")]
public sealed record NodeReport(
    [property: Id(0)] string Node,
    [property: Id(1)] long Epoch,
    [property: Id(2)] bool Draining,
    [property: Id(3)] ImmutableArray<DeviceReport> Devices);
