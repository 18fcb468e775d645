using System.Collections.Immutable;
using Arena.Contracts.Fleet;
using Arena.Contracts.Models;

namespace Arena.Grains.Fleet;

/// <summary>A device as the fleet sees it.</summary>
/// <param name="Id">Its node and name.</param>
/// <param name="Report">Its last report.</param>
/// <param name="Placed">Contestants of answers that were placed on it and are not in the report yet, oldest first.</param>
internal sealed record FleetDevice(DeviceId Id, DeviceReport Report, ImmutableArray<ContestantId> Placed)
{
    /// <summary>Answers that may still come before the queue is full; negative where more came.</summary>
    public int Room => Report.QueueLimit - Report.Waiting - Placed.Length;
}
