using System.Collections.Immutable;
using Arena.Contracts.Models;
using Orleans.Concurrency;

namespace Arena.Contracts.Ratings;

/// <summary>Counts, ratings and boards. Key: <see cref="Key"/>. Reads the vote log by sequence; nothing pushes votes into it.</summary>
[Alias("arena.IRatingGrain")]
public interface IRatingGrain : IGrainWithStringKey
{
    /// <summary>The key of the one grain.</summary>
    public const string Key = "ratings";

    /// <summary>The board after every vote that was in the log when it was asked for.</summary>
    [Alias("Board"), AlwaysInterleave]
    Task<Board> BoardAsync(BoardQuery query);

    /// <summary>Votes in the log per language, of every verdict and source.</summary>
    [Alias("VotesByLanguage")]
    Task<ImmutableDictionary<string, int>> VotesByLanguageAsync();

    /// <summary>Every vote in or out, with reasons, in all and per day.</summary>
    [Alias("Ledger"), AlwaysInterleave]
    Task<VoteLedger> LedgerAsync();

    /// <summary>
    /// The newest report on a board: of all votes, or of a language's. A report older than the log starts a new one; the call waits a few
    /// seconds for it and then gives the old one. Null where there is none yet: ask again.
    /// </summary>
    [Alias("Integrity"), AlwaysInterleave]
    Task<IntegrityReport?> IntegrityAsync(string? language);

    /// <summary>
    /// What a vote of each pair would tell the board of a language, after the votes in the log. Contestants without votes are as uncertain
    /// as the prior of sparse boards.
    /// </summary>
    /// <param name="language">The language's code.</param>
    /// <param name="contestants">All that compete in it, none twice.</param>
    [Alias("PairWeights")]
    Task<PairWeights> PairWeightsAsync(string language, ImmutableArray<ContestantId> contestants);

    /// <summary>A hint that the log has grown; may be lost.</summary>
    [Alias("VotesChanged"), OneWay]
    Task VotesChangedAsync();
}
