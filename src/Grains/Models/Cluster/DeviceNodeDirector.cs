using Arena.Contracts.Models;
using Orleans.Placement;
using Orleans.Runtime.MembershipService.SiloMetadata;
using Orleans.Runtime.Placement;

namespace Arena.Grains.Models.Cluster;

/// <summary>Leaves only the silos of the node that has the device. Names are read once per silo, so a restarted node is found under its new address.</summary>
internal sealed class DeviceNodeDirector(ISiloMetadataCache metadata) : IPlacementFilterDirector
{
    /// <summary>Key of a silo's metadata that holds the node's name.</summary>
    public const string NodeName = "arena.node";

    public IEnumerable<SiloAddress> Filter(PlacementFilterStrategy filterStrategy, PlacementTarget target, IEnumerable<SiloAddress> silos)
    {
        var node = ModelAddress.Parse(target.GrainIdentity.Key.ToString()!).Device.Node;
        return silos.Where(silo => metadata.GetSiloMetadata(silo).Metadata.TryGetValue(NodeName, out var name) && name == node);
    }
}
