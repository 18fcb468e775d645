using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Arena.Contracts.Ratings;

/// <summary>Counts, ratings and boards. Key: <see cref="Key"/>. Reads the vote log by sequence; nothing pushes votes into it.</summary>
[Alias("arena.IRatingGrain")]
public interface IRatingGrain : IGrainWithStringKey
{
    /// <summary>The key of the one grain.</summary>
    public const string Key = "ratings";

    /// <summary>The board after every vote that was in the log when it was asked for.</summary>
    [Alias("Board")]
    Task<Board> BoardAsync(BoardQuery query);

    /// <summary>Votes in the log per language, of every verdict and source.</summary>
    [Alias("VotesByLanguage")]
    Task<ImmutableDictionary<string, int>> VotesByLanguageAsync();

    /// <summary>A hint that the log has grown; may be lost.</summary>
    [Alias("VotesChanged"), OneWay]
    Task VotesChangedAsync();
}
