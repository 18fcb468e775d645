using Arena.Contracts.Models;

namespace Arena.Contracts.Fleet;

/// <summary>Where a pair runs; null for a side that nothing can run now.</summary>
[GenerateSerializer, Immutable, Alias("arena.PairPlacement")]
public sealed record PairPlacement([property: Id(0)] DeviceId? Left, [property: Id(1)] DeviceId? Right);
