namespace Arena.Grains.Storage.Sql;

/// <summary>
/// Sealed segments: every full stretch of votes once more in one row, as ratings read it. The chain ties a segment to the
/// log: the hash of its last vote covers every vote before. What does not fit the log, or is of another format, is not there.
/// </summary>
/// <param name="database">Holds the log.</param>
/// <param name="size">Votes of a segment.</param>
/// <param name="page">Votes after a number, up to another.</param>
internal sealed class SqlVoteSegments(SqlDatabase database, int size, Func<long, long, CancellationToken, Task<LoggedVotes>> page)
{
    private const string Valid = "vote_segments s JOIN votes v ON v.sequence = s.last_sequence AND v.hash = s.hash WHERE s.format = @format";

    /// <summary>How far segments reach without a gap from a sequence number on; no further than it where none begins there.</summary>
    public async Task<long> ReachAsync(long after, CancellationToken cancellationToken)
    {
        var ends = after % size == 0 ? await EndsAsync(cancellationToken) : [];
        while (ends.Contains(after + size))
        {
            after += size;
        }

        return after;
    }

    /// <summary>One segment; from the rows of the log if it is damaged or gone.</summary>
    public async Task<LoggedVotes> ReadAsync(long after, long last, CancellationToken cancellationToken) =>
        (await FindAsync(last, cancellationToken) is { } data ? SegmentFormat.Read(after + 1, data) : null) ?? await page(after, last, cancellationToken);

    /// <summary>Makes the segments that are missing.</summary>
    /// <param name="last">Last vote of the log.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task SealAsync(long last, CancellationToken cancellationToken)
    {
        var ends = await EndsAsync(cancellationToken);
        for (long end = size; end <= last; end += size)
        {
            if (!ends.Contains(end))
            {
                await PutAsync(end, SegmentFormat.Write(await page(end - size, end, cancellationToken)), cancellationToken);
            }
        }
    }

    /// <summary>Compares every segment with the log and deletes those that differ.</summary>
    /// <returns>How many they were.</returns>
    public async Task<int> CheckAsync(long last, CancellationToken cancellationToken)
    {
        var wrong = 0;
        for (long end = size; end <= last; end += size)
        {
            if (await FindAsync(end, cancellationToken) is not { } data)
            {
                continue;
            }

            var right = SegmentFormat.Write(await page(end - size, end, cancellationToken));
            if (!data.AsSpan().SequenceEqual(right))
            {
                await database.WriteAsync(
                    (session, token) => session.ExecuteAsync("DELETE FROM vote_segments WHERE last_sequence = @last", token, ("@last", end)), cancellationToken);
                wrong++;
            }
        }

        return wrong;
    }

    private static (string Name, object? Value) Format => ("@format", SegmentFormat.Version);

    private async Task<HashSet<long>> EndsAsync(CancellationToken cancellationToken) =>
        [.. await database.ReadAsync(
            (session, token) => session.ListAsync($"SELECT s.last_sequence FROM {Valid}", reader => reader.GetInt64(0), token, Format), cancellationToken)];

    private Task<byte[]?> FindAsync(long end, CancellationToken cancellationToken) =>
        database.ReadAsync(
            (session, token) => session.FindAsync(
                $"SELECT s.data FROM {Valid} AND s.last_sequence = @last", reader => reader.GetFieldValue<byte[]>(0), token, Format, ("@last", end)),
            cancellationToken);

    private Task<int> PutAsync(long end, byte[] data, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (session, token) => session.ExecuteAsync(
                """
                INSERT INTO vote_segments (last_sequence, hash, format, data) SELECT sequence, hash, @format, @data FROM votes WHERE sequence = @last
                ON CONFLICT (last_sequence) DO UPDATE SET hash = excluded.hash, format = excluded.format, data = excluded.data
                """,
                token,
                Format,
                ("@data", data),
                ("@last", end)),
            cancellationToken);
}
