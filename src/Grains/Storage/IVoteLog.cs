using Arena.Contracts.Battles;

namespace Arena.Grains.Storage;

/// <summary>
/// The append-only log of votes: serial sequence numbers from 1 without gaps, one vote per battle, every row chained to the one before by
/// SHA-256. A reader with a cursor never skips a row. Implementations are thread-safe and never run on a grain's turn.
/// </summary>
internal interface IVoteLog
{
    /// <summary>Votes of a sealed segment: some 3 MB.</summary>
    const int Segment = 65_536;

    /// <summary>
    /// Appends in one transaction. When the battle has a vote already nothing is written and the stored row comes back;
    /// the caller compares key and verdict. A vote whose flags say that an answer named its model is excluded from the boards with it.
    /// </summary>
    /// <exception cref="StorageException">Not written, or the outcome is unknown (see <see cref="StorageException.OutcomeUnknown"/>).</exception>
    Task<VoteAppended> AppendAsync(VoteDraft draft, CancellationToken cancellationToken);

    /// <summary>Appends all of them in their order and in one transaction, each as <see cref="AppendAsync"/> does: all are in the log, or none.</summary>
    Task<IReadOnlyList<VoteAppended>> AppendManyAsync(IReadOnlyList<VoteDraft> drafts, CancellationToken cancellationToken);

    /// <summary>The vote of a battle, or null.</summary>
    Task<VoteRow?> FindAsync(BattleId battle, CancellationToken cancellationToken);

    /// <summary>Rows after a sequence number, in order, up to the last one present at the start.</summary>
    IAsyncEnumerable<VoteRow> ReadAsync(long after, CancellationToken cancellationToken);

    /// <summary>The same rows with what ratings need of them, many at a time; where the log is sealed, about eight times as fast as row by row.</summary>
    IAsyncEnumerable<LoggedVotes> ReadLoggedAsync(long after, CancellationToken cancellationToken);

    /// <summary>Seals every full segment of the log that is not sealed: a compact copy for <see cref="ReadLoggedAsync"/>.</summary>
    /// <returns>Sequence number up to which the log is sealed.</returns>
    Task<long> SealAsync(CancellationToken cancellationToken);

    /// <summary>Sequence number of the last row; 0 when there is none.</summary>
    Task<long> LastSequenceAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Recomputes the chain. Incrementally (<paramref name="all"/> false) from the last row verified before, and remembers how far it came;
    /// returns the first sequence number whose hash or link is wrong, or null.
    /// </summary>
    Task<long?> VerifyAsync(bool all, CancellationToken cancellationToken);

    /// <summary>Compares the sealed segments with the log, and deletes those that differ; returns how many.</summary>
    Task<int> VerifySegmentsAsync(CancellationToken cancellationToken);
}
