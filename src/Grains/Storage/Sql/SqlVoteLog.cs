using System.Runtime.CompilerServices;
using Arena.Contracts.Battles;

namespace Arena.Grains.Storage.Sql;

internal sealed class SqlVoteLog(SqlDatabase database) : IVoteLog
{
    /// <summary>Rows read at once: a few hundred kilobytes, and rare enough to cost nothing.</summary>
    public int PageSize { get; init; } = 4096;

    public Task<VoteAppended> AppendAsync(VoteDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (!double.IsFinite(draft.Probability) || !Enum.IsDefined(draft.Verdict))
        {
            throw new ArgumentException("The probability is not a number or the verdict has no name.", nameof(draft));
        }

        return database.WriteAsync((session, token) => AppendAsync(session, draft, token), cancellationToken);
    }

    public Task<VoteRow?> FindAsync(BattleId battle, CancellationToken cancellationToken) =>
        database.ReadAsync((session, token) => FindAsync(session, battle, token), cancellationToken);

    public async IAsyncEnumerable<VoteRow> ReadAsync(long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = await LastSequenceAsync(cancellationToken);
        var next = PageAsync(after, last, PageSize, cancellationToken);
        try
        {
            while (await next is { Count: > 0 } page)
            {
                // The next page comes while the reader works on this one.
                next = PageAsync(page[^1].Sequence, last, PageSize, cancellationToken);
                foreach (var row in page)
                {
                    yield return row;
                }
            }
        }
        finally
        {
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    public Task<long> LastSequenceAsync(CancellationToken cancellationToken) =>
        database.ReadAsync((session, token) => session.NumberAsync("SELECT MAX(sequence) FROM votes", token), cancellationToken);

    public Task<long?> VerifyAsync(bool all, CancellationToken cancellationToken) =>
        new SqlChainCheck(database, PageAsync).RunAsync(all, cancellationToken);

    private static async Task<VoteAppended> AppendAsync(SqlSession session, VoteDraft draft, CancellationToken cancellationToken)
    {
        await session.LockAsync(SqlLock.Votes, cancellationToken);
        if (await FindAsync(session, draft.Battle, cancellationToken) is { } existing)
        {
            return new VoteAppended(existing, Existed: true);
        }

        var last = await session.FindAsync(
            "SELECT sequence, hash FROM votes ORDER BY sequence DESC LIMIT 1",
            reader => new ChainPosition(reader.GetInt64(0), reader.GetString(1)),
            cancellationToken) ?? ChainPosition.Start;
        var row = new VoteChain().Link(last.Sequence + 1, draft, last.Hash);
        await session.ExecuteAsync(VoteColumns.Insert, cancellationToken, VoteColumns.Parameters(row));
        return new VoteAppended(row, Existed: false);
    }

    private static Task<VoteRow?> FindAsync(SqlSession session, BattleId battle, CancellationToken cancellationToken) =>
        session.FindAsync($"SELECT {VoteColumns.List} FROM votes v WHERE v.battle = @battle", VoteColumns.Map, cancellationToken, ("@battle", battle.Value));

    private Task<List<VoteRow>> PageAsync(long after, long last, int size, CancellationToken cancellationToken) =>
        after >= last
            ? Task.FromResult<List<VoteRow>>([])
            : database.ReadAsync(
                (session, token) => session.ListAsync(
                    $"SELECT {VoteColumns.List} FROM votes v WHERE v.sequence > @after AND v.sequence <= @last ORDER BY v.sequence LIMIT @size",
                    VoteColumns.Map,
                    token,
                    ("@after", after),
                    ("@last", last),
                    ("@size", size)),
                cancellationToken);
}
