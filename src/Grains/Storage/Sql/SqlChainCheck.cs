namespace Arena.Grains.Storage.Sql;

/// <summary>One run over the chain of votes; the table chain_checks remembers how far it was found good.</summary>
/// <param name="database">Holds the log.</param>
/// <param name="page">Rows after a number, up to another.</param>
internal sealed class SqlChainCheck(SqlDatabase database, Func<long, long, CancellationToken, Task<List<VoteRow>>> page)
{
    private const int PageSize = 4096;
    private readonly VoteChain _chain = new();
    private ChainPosition _remembered = ChainPosition.Start;
    private ChainPosition _good = ChainPosition.Start;

    /// <returns>The first number whose row is wrong or missing, or null.</returns>
    public Task<long?> RunAsync(bool all, CancellationToken cancellationToken) =>
        Task.Run(() => CheckAsync(all, cancellationToken), cancellationToken);

    private async Task<long?> CheckAsync(bool all, CancellationToken cancellationToken)
    {
        _remembered = await database.ReadAsync(RememberedAsync, cancellationToken) ?? ChainPosition.Start;
        if (!all && await IsChangedAsync(cancellationToken))
        {
            return _remembered.Sequence;
        }

        _good = all ? ChainPosition.Start : _remembered;
        var bad = await WalkAsync(cancellationToken);
        if (_good.Sequence > _remembered.Sequence)
        {
            await database.WriteAsync(RememberAsync, cancellationToken);
        }

        return bad;
    }

    // The log may have lost its end, or a chain that is good in itself may have taken its place.
    private async Task<bool> IsChangedAsync(CancellationToken cancellationToken) =>
        _remembered.Sequence > 0
        && (await ReadAsync(_remembered.Sequence - 1, 1, cancellationToken) is not [var row] || row.Hash != _remembered.Hash);

    private async Task<long?> WalkAsync(CancellationToken cancellationToken)
    {
        var last = Math.Max(_remembered.Sequence, await database.ReadAsync(LastAsync, cancellationToken));
        while (_good.Sequence < last)
        {
            var rows = await ReadAsync(_good.Sequence, PageSize, cancellationToken) ?? await ReadAsync(_good.Sequence, 1, cancellationToken);
            if (rows is not { Count: > 0 } || !rows.TrueForAll(Accept))
            {
                return _good.Sequence + 1;
            }
        }

        return null;
    }

    private bool Accept(VoteRow row)
    {
        var good = row.Sequence == _good.Sequence + 1
            && double.IsFinite(row.Vote.Probability)
            && _chain.Hash(_good.Hash, row.Sequence, row.Vote) == row.Hash
            && (row.Sequence != _remembered.Sequence || row.Hash == _remembered.Hash);
        _good = good ? new ChainPosition(row.Sequence, row.Hash) : _good;
        return good;
    }

    /// <returns>Null where a row holds what no vote can hold.</returns>
    private async Task<List<VoteRow>?> ReadAsync(long after, int size, CancellationToken cancellationToken)
    {
        try
        {
            return await page(after, after + size, cancellationToken);
        }
        catch (Exception e) when (e is ArgumentException or OverflowException or InvalidCastException)
        {
            return null;
        }
    }

    private static Task<ChainPosition?> RememberedAsync(SqlSession session, CancellationToken cancellationToken) =>
        session.FindAsync(
            "SELECT sequence, hash FROM chain_checks WHERE id = 1",
            reader => new ChainPosition(reader.GetInt64(0), reader.GetString(1)),
            cancellationToken);

    private static Task<long> LastAsync(SqlSession session, CancellationToken cancellationToken) =>
        session.NumberAsync("SELECT MAX(sequence) FROM votes", cancellationToken);

    private Task RememberAsync(SqlSession session, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            """
            INSERT INTO chain_checks (id, sequence, hash) VALUES (1, @sequence, @hash)
            ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash
            WHERE chain_checks.sequence < excluded.sequence
            """,
            cancellationToken,
            ("@sequence", _good.Sequence),
            ("@hash", _good.Hash));
}
