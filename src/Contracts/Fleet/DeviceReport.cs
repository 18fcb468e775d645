using System.Collections.Immutable;
using Arena.Contracts.Models;

namespace Arena.Contracts.Fleet;

/// <summary>A device as its node sees it.</summary>
/// <param name="Name">On the node.</param>
/// <param name="Kind">For instance "cpu" or "cuda".</param>
/// <param name="MemoryBytes">Budget for weights and KV memory.</param>
/// <param name="UsedBytes">Of it, taken by residents.</param>
/// <param name="Lanes">Answers that run at the same time.</param>
/// <param name="Running">Answers that run now.</param>
/// <param name="Waiting">Answers that wait.</param>
/// <param name="QueueLimit">Answers that may wait.</param>
/// <param name="Residents">Contestants whose weights are loaded.</param>
/// <param name="Runnable">Contestants that the device could run.</param>
/// <param name="Active">Whose answers it computes; null while it computes none.</param>
/// <param name="Queues">What waits, per contestant, in the order in which their oldest answers came.</param>
/// <param name="Gone">It failed and takes nothing until it is back.</param>
/// <param name="Times">How long things take on it.</param>
[GenerateSerializer, Immutable, Alias("arena.DeviceReport")]
public sealed record DeviceReport(
    [property: Id(0)] string Name,
    [property: Id(1)] string Kind,
    [property: Id(2)] long MemoryBytes,
    [property: Id(3)] long UsedBytes,
    [property: Id(4)] int Lanes,
    [property: Id(5)] int Running,
    [property: Id(6)] int Waiting,
    [property: Id(7)] int QueueLimit,
    [property: Id(8)] ImmutableArray<ContestantId> Residents,
    [property: Id(9)] ImmutableArray<ContestantId> Runnable,
    [property: Id(10)] ContestantId? Active,
    [property: Id(11)] ImmutableArray<ModelQueue> Queues,
    [property: Id(12)] bool Gone,
    [property: Id(13)] DeviceTimes Times);
