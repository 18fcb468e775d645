using Orleans.Placement;

namespace Arena.Grains.Models.Cluster;

/// <summary>Activates a model grain on the node that its key names.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class DeviceNodeAttribute() : PlacementFilterAttribute(new DeviceNodeStrategy());
