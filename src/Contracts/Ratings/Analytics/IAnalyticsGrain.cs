namespace Arena.Contracts.Ratings.Analytics;

/// <summary>
/// Questions about the whole vote log that no board answers. Key: <see cref="Key"/>. Reads the log by sequence with a cursor of its own,
/// so that a long answer here never keeps a board waiting. Only the arena's own votes enter; every answer says up to which vote it goes.
/// </summary>
[Alias("arena.IAnalyticsGrain")]
public interface IAnalyticsGrain : IGrainWithStringKey
{
    /// <summary>The key of the one grain.</summary>
    public const string Key = "analytics";

    /// <summary>How far the log and its exclusions go now: equal stands mean equal answers.</summary>
    [Alias("Stand")]
    Task<AnalyticsStand> StandAsync();

    /// <summary>Votes per day or week.</summary>
    [Alias("VotesOverTime")]
    Task<VotesOverTime> VotesOverTimeAsync(AnalyticsQuery query);

    /// <summary>Each contestant's share of wins in each language.</summary>
    [Alias("WinRates")]
    Task<WinRates> WinRatesAsync(AnalyticsQuery query);

    /// <summary>Families and contestants against a reference.</summary>
    [Alias("Families")]
    Task<FamilyComparison> FamiliesAsync(AnalyticsQuery query);

    /// <summary>Every pair that met.</summary>
    [Alias("HeadToHead")]
    Task<HeadToHead> HeadToHeadAsync(AnalyticsQuery query);

    /// <summary>Whether the left or the right side has an advantage, over all and per language.</summary>
    [Alias("PositionBias")]
    Task<PositionBias> PositionBiasAsync(AnalyticsQuery query);

    /// <summary>Ratings as they were at the ends of past days.</summary>
    [Alias("RatingHistory")]
    Task<RatingHistory> RatingHistoryAsync(AnalyticsQuery query);

    /// <summary>One contestant: what it is, and the speed of its answers. Null when neither the catalogue nor the log knows it.</summary>
    /// <param name="contestant">Id, or the slug of a contestant that competes now.</param>
    [Alias("Contestant")]
    Task<ContestantProfile?> ContestantAsync(string contestant);
}
