namespace Arena.Contracts.Fleet;

/// <summary>How long things take on a device: means of late, or an assumption before anything was measured.</summary>
/// <param name="AnswerSeconds">One answer, from its start to its end.</param>
/// <param name="LoadSeconds">Loading one model.</param>
/// <param name="PlaceSeconds">Moving up by one place while answers wait.</param>
[GenerateSerializer, Immutable, Alias("arena.DeviceTimes")]
public sealed record DeviceTimes(
    [property: Id(0)] double AnswerSeconds,
    [property: Id(1)] double LoadSeconds,
    [property: Id(2)] double PlaceSeconds);
