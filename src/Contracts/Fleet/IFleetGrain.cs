using System.Collections.Immutable;
using Arena.Contracts.Battles;
using Arena.Contracts.Models;

namespace Arena.Contracts.Fleet;

/// <summary>A view of nodes and devices, rebuilt from heartbeats. Key: <see cref="Key"/>.</summary>
[Alias("arena.IFleetGrain")]
public interface IFleetGrain : IGrainWithStringKey
{
    /// <summary>The key of the one grain.</summary>
    public const string Key = "fleet";

    /// <summary>A node's heartbeat.</summary>
    [Alias("Report")]
    Task ReportAsync(NodeReport report);

    /// <summary>Whether one more battle may wait now; refused as <see cref="RefusalCode.Busy"/> with a time to try again.</summary>
    [Alias("Admit")]
    Task<Reply<Done>> AdmitAsync();

    /// <summary>Contestants that some device can run.</summary>
    [Alias("Runnable")]
    Task<ImmutableArray<ContestantId>> RunnableAsync();

    /// <summary>Where a pair should run: two devices in parallel where there are two, fair to both sides.</summary>
    [Alias("Place")]
    Task<PairPlacement> PlaceAsync(PlacePair command);

    /// <summary>What is known now.</summary>
    [Alias("View")]
    Task<FleetView> ViewAsync();
}
