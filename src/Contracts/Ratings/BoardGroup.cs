namespace Arena.Contracts.Ratings;

/// <summary>What a board says about one group of contestants that votes connect, beside its rows.</summary>
/// <param name="Component">0-based, largest first; rows name it.</param>
/// <param name="Contestants">Its size.</param>
/// <param name="Votes">Its rated votes.</param>
/// <param name="StronglyConnected">Whether wins lead from everyone to everyone (Ford 1957).</param>
/// <param name="Penalised">How many of its contestants were fitted with the prior of sparse boards.</param>
/// <param name="Seat">delta, the advantage of the left side, in Elo points; null if the method has none.</param>
/// <param name="SeatSe">Its standard error.</param>
/// <param name="Nu">Davidson's tie parameter; null if the method has none.</param>
/// <param name="LogNuSe">Standard error of its logarithm.</param>
/// <param name="CriticalValue">c of the simultaneous rank sets.</param>
/// <param name="Voters">Voters the intervals are clustered by; 0 where every vote counts as independent.</param>
[GenerateSerializer, Immutable, Alias("arena.BoardGroup")]
public sealed record BoardGroup(
    [property: Id(0)] int Component,
    [property: Id(1)] int Contestants,
    [property: Id(2)] int Votes,
    [property: Id(3)] bool StronglyConnected,
    [property: Id(4)] int Penalised,
    [property: Id(5)] double? Seat,
    [property: Id(6)] double? SeatSe,
    [property: Id(7)] double? Nu,
    [property: Id(8)] double? LogNuSe,
    [property: Id(9)] double CriticalValue,
    [property: Id(10)] int Voters)
{
    /// <summary>Whether the votes leave the seat effect open, so that the prior had to close it.</summary>
    [Id(11)]
    public bool SeatPenalised { get; init; }

    /// <summary>Whether the votes leave nu open, so that the prior had to close it.</summary>
    [Id(12)]
    public bool NuPenalised { get; init; }
}
