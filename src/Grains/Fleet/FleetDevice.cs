using Arena.Contracts.Fleet;
using Arena.Contracts.Models;

namespace Arena.Grains.Fleet;

/// <summary>A device as the fleet sees it.</summary>
/// <param name="Id">Its node and name.</param>
/// <param name="Report">Its last report.</param>
/// <param name="Placed">Answers placed on it since.</param>
internal sealed record FleetDevice(DeviceId Id, DeviceReport Report, int Placed);
