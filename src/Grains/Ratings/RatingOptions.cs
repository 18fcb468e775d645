using System.ComponentModel.DataAnnotations;

namespace Arena.Grains.Ratings;

/// <summary>When boards are fitted in full, and what is published by itself (configuration section "Arena:Ratings").</summary>
public sealed class RatingOptions
{
    /// <summary>A board that has followed this many votes by single steps is fitted in full; 100 keep the steps' drift far below the last shown digit.</summary>
    [Range(1, 1_000_000)]
    public int RefitVotes { get; set; } = 100;

    /// <summary>A board that follows votes for this long is fitted in full, however few they are; intervals are as old as that.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RefitAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often it is looked what is due.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan CheckEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>A board that nobody has asked for during this time is no longer kept current; the next question costs a fit.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan KeepBoards { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How much time lies between two analyses of the integrity of a board, whether or not they succeed; a question after votes were excluded does not wait for it.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan IntegrityEvery { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>False discovery rate of flagged voters.</summary>
    [Range(1e-6, 0.5)]
    public double IntegrityAlpha { get; set; } = 0.05;

    /// <summary>How often boards are published by themselves (all votes, and every language that has votes that count); never unless set.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan? PublishEvery { get; set; }

    /// <summary>Seed of the draws behind rank sets and P(best); part of every snapshot.</summary>
    public ulong Seed { get; set; } = 1;
}
