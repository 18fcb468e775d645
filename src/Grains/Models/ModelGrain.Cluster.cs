using Arena.Grains.Models.Cluster;
using Orleans.Placement;

namespace Arena.Grains.Models;

/// <summary>Bound to its device's node: it is never moved elsewhere.</summary>
[DeviceNode]
[Immovable(ImmovableKind.Any)]
internal sealed partial class ModelGrain;
