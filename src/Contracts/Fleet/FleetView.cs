using System.Collections.Immutable;

namespace Arena.Contracts.Fleet;

/// <summary>The nodes that were heard of lately.</summary>
[GenerateSerializer, Immutable, Alias("arena.FleetView")]
public sealed record FleetView([property: Id(0)] ImmutableArray<NodeReport> Nodes);
