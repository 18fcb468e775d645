using Orleans.Placement;

namespace Arena.Grains.Models.Cluster;

/// <summary>Marks grains whose key is a <see cref="Contracts.Models.ModelAddress"/>.</summary>
internal sealed class DeviceNodeStrategy : PlacementFilterStrategy
{
    public DeviceNodeStrategy()
        : base(order: 1)
    {
    }
}
