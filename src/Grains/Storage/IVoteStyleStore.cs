namespace Arena.Grains.Storage;

/// <summary>
/// The style of voted answers. The vote log writes it together with the vote; votes from before this table get it from texts that still
/// exist. Append-only and numbered, so that a reader with a cursor skips none and a snapshot can say how many it knew.
/// </summary>
internal interface IVoteStyleStore
{
    /// <summary>Entries after a number, in order, at most so many.</summary>
    Task<IReadOnlyList<StyleEntry>> ReadAsync(long afterEntry, int limit, CancellationToken cancellationToken);

    /// <summary>The style of the votes between two sequence numbers (the first not included), where it is known, by vote.</summary>
    Task<Dictionary<long, VoteStyle>> OfVotesAsync(long afterSequence, long lastSequence, CancellationToken cancellationToken);

    /// <summary>The number of the last entry; 0 without one.</summary>
    Task<long> LastEntryAsync(CancellationToken cancellationToken);

    /// <summary>Votes after a sequence number that have no entry although both texts exist, in order, at most so many.</summary>
    Task<IReadOnlyList<UnstyledVote>> MissingAsync(long afterSequence, int limit, CancellationToken cancellationToken);

    /// <summary>Adds what is missing; a vote that has an entry keeps it.</summary>
    Task AddAsync(IReadOnlyList<(long Sequence, VoteStyle Style)> styles, CancellationToken cancellationToken);
}
