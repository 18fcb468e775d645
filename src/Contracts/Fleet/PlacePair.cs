using System.Collections.Immutable;
using Arena.Contracts.Models;

namespace Arena.Contracts.Fleet;

/// <summary>Asks where a pair should run.</summary>
/// <param name="Left">Null when only the right side needs a place.</param>
/// <param name="Right">Null when only the left side needs a place.</param>
/// <param name="PreviousLeft">Where its session ran before: its KV memory may still be there.</param>
/// <param name="PreviousRight">Likewise.</param>
/// <param name="Avoid">Nodes that just failed.</param>
[GenerateSerializer, Immutable, Alias("arena.PlacePair")]
public sealed record PlacePair(
    [property: Id(0)] ContestantId? Left,
    [property: Id(1)] ContestantId? Right,
    [property: Id(2)] DeviceId? PreviousLeft,
    [property: Id(3)] DeviceId? PreviousRight,
    [property: Id(4)] ImmutableArray<string> Avoid);
