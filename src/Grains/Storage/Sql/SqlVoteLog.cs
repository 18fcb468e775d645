using System.Runtime.CompilerServices;
using Arena.Contracts.Battles;

namespace Arena.Grains.Storage.Sql;

internal sealed class SqlVoteLog(SqlDatabase database) : IVoteLog
{
    private const int PagesAhead = 3;

    // The rows are values: more of them would make every page a large object, which only a full collection frees.
    private const int LoggedPageSize = 1024;

    /// <summary>Rows read at once: a few hundred kilobytes, and rare enough to cost nothing.</summary>
    public int PageSize { get; init; } = 4096;

    /// <summary>Votes of a sealed segment.</summary>
    public int SegmentSize { get; init; } = IVoteLog.Segment;

    private SqlVoteSegments Segments => new(database, SegmentSize, LoggedPageAsync);

    public Task<VoteAppended> AppendAsync(VoteDraft draft, CancellationToken cancellationToken)
    {
        Require(draft);
        return database.WriteAsync((session, token) => AppendAsync(session, draft, token), cancellationToken);
    }

    public Task<IReadOnlyList<VoteAppended>> AppendManyAsync(IReadOnlyList<VoteDraft> drafts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(drafts);
        foreach (var draft in drafts)
        {
            Require(draft);
        }

        return database.WriteAsync<IReadOnlyList<VoteAppended>>(
            async (session, token) =>
            {
                var appended = new List<VoteAppended>(drafts.Count);
                foreach (var draft in drafts)
                {
                    appended.Add(await AppendAsync(session, draft, token));
                }

                return appended;
            },
            cancellationToken);
    }

    public Task<VoteRow?> FindAsync(BattleId battle, CancellationToken cancellationToken) =>
        database.ReadAsync((session, token) => FindAsync(session, battle, token), cancellationToken);

    public async IAsyncEnumerable<VoteRow> ReadAsync(long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = await LastSequenceAsync(cancellationToken);
        await foreach (var rows in PagesAsync(after, last, PageSize, PageAsync, cancellationToken))
        {
            foreach (var row in rows)
            {
                yield return row;
            }
        }
    }

    public async IAsyncEnumerable<LoggedVotes> ReadLoggedAsync(long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = await LastSequenceAsync(cancellationToken);
        var reach = await Segments.ReachAsync(after, cancellationToken);
        await foreach (var votes in PagesAsync(after, reach, SegmentSize, Segments.ReadAsync, cancellationToken))
        {
            yield return votes;
        }

        await foreach (var votes in PagesAsync(reach, last, Math.Min(PageSize, LoggedPageSize), LoggedPageAsync, cancellationToken))
        {
            yield return votes;
        }
    }

    public async Task<long> SealAsync(CancellationToken cancellationToken)
    {
        var last = await LastSequenceAsync(cancellationToken);
        await Segments.SealAsync(last, cancellationToken);
        return last - (last % SegmentSize);
    }

    public Task<long> LastSequenceAsync(CancellationToken cancellationToken) =>
        database.ReadAsync((session, token) => session.NumberAsync("SELECT MAX(sequence) FROM votes", token), cancellationToken);

    public Task<long?> VerifyAsync(bool all, CancellationToken cancellationToken) =>
        new SqlChainCheck(database, PageAsync).RunAsync(all, cancellationToken);

    public async Task<int> VerifySegmentsAsync(CancellationToken cancellationToken) =>
        await Segments.CheckAsync(await LastSequenceAsync(cancellationToken), cancellationToken);

    private static void Require(VoteDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (!double.IsFinite(draft.Probability) || !Enum.IsDefined(draft.Verdict))
        {
            throw new ArgumentException("The probability is not a number or the verdict has no name.", nameof(draft));
        }
    }

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
        if (draft.Style is { } style)
        {
            await SqlVoteStyleStore.AddAsync(session, row.Sequence, style, cancellationToken);
        }

        if (VoteFlags.TellsIdentity(row.Vote.Flags))
        {
            var leak = new Exclusion(row.Sequence, Exclusion.IdentityLeak, Exclusion.Arena, row.Vote.CastAt);
            await SqlExclusionStore.ChangeAsync(session, leak, cancellationToken);
        }

        return new VoteAppended(row, Existed: false);
    }

    private static Task<VoteRow?> FindAsync(SqlSession session, BattleId battle, CancellationToken cancellationToken) =>
        session.FindAsync($"SELECT {VoteColumns.List} FROM votes v WHERE v.battle = @battle", session.MapVote, cancellationToken, ("@battle", battle.Value));

    // Numbers have no gaps, so pages are known beforehand and come while the reader works on the one before.
    private static async IAsyncEnumerable<T> PagesAsync<T>(
        long after, long last, int size, Func<long, long, CancellationToken, Task<T>> page, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = new Queue<Task<T>>();
        try
        {
            while (after < last || pages.Count > 0)
            {
                for (; after < last && pages.Count < PagesAhead; after += size)
                {
                    pages.Enqueue(page(after, Math.Min(after + size, last), cancellationToken));
                }

                yield return await pages.Dequeue();
            }
        }
        finally
        {
            await Task.WhenAll(pages.ToArray<Task>()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    private Task<List<VoteRow>> PageAsync(long after, long last, CancellationToken cancellationToken) =>
        database.ReadAsync(
            (session, token) => session.ListAsync(
                $"SELECT {VoteColumns.List} FROM votes v WHERE v.sequence > @after AND v.sequence <= @last ORDER BY v.sequence",
                session.MapVote,
                token,
                ("@after", after),
                ("@last", last)),
            cancellationToken);

    private Task<LoggedVotes> LoggedPageAsync(long after, long last, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (session, token) =>
            {
                var texts = new Interning();
                var votes = await session.ListAsync(
                    $"SELECT {VoteColumns.LoggedList} FROM votes v WHERE v.sequence > @after AND v.sequence <= @last ORDER BY v.sequence",
                    reader => session.MapLoggedVote(reader, texts),
                    token,
                    ("@after", after),
                    ("@last", last));
                return votes.Count == last - after
                    ? new LoggedVotes(after + 1, texts.Texts, votes.ToArray())
                    : throw new InvalidOperationException($"The log lacks votes between {after} and {last}.");
            },
            cancellationToken);
}
