using Arena.Contracts.Voters;

namespace Arena.Grains.Storage.Sql;

/// <summary>Deletes a voter's texts and, where asked, excludes the votes.</summary>
internal static class Withdrawal
{
    private const string Own = "battle IN (SELECT b.battle FROM battles b WHERE b.voter = @voter)";

    private const string WithTexts =
        $"""
        SELECT COUNT(*) FROM (
            SELECT battle FROM turns WHERE prompt IS NOT NULL AND {Own}
            UNION SELECT battle FROM answers WHERE text IS NOT NULL AND {Own}
            UNION SELECT battle FROM vote_notes WHERE comment IS NOT NULL AND {Own}) AS texts
        """;

    private const string Exclude =
        $"""
        INSERT INTO exclusions (entry, sequence, reason, changed_by, changed_at)
        SELECT (SELECT COALESCE(MAX(entry), 0) FROM exclusions) + ROW_NUMBER() OVER (ORDER BY v.sequence), v.sequence, 'withdrawn', 'arena', @now
        FROM votes v
        WHERE v.{Own} AND (SELECT e.reason FROM exclusions e WHERE e.sequence = v.sequence ORDER BY e.entry DESC LIMIT 1) IS DISTINCT FROM 'withdrawn'
        """;

    public static async Task<int> RunAsync(
        SqlSession session, VoterId voter, bool excludeVotes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        (string, object?) own = ("@voter", voter.Value);
        var battles = await session.NumberAsync(WithTexts, cancellationToken, own);
        await session.ExecuteAsync($"UPDATE turns SET prompt = NULL WHERE prompt IS NOT NULL AND {Own}", cancellationToken, own);
        await session.ExecuteAsync($"UPDATE answers SET text = NULL WHERE text IS NOT NULL AND {Own}", cancellationToken, own);
        await session.ExecuteAsync($"UPDATE vote_notes SET comment = NULL WHERE comment IS NOT NULL AND {Own}", cancellationToken, own);
        if (excludeVotes)
        {
            await session.LockAsync(SqlLock.Exclusions, cancellationToken);
            await session.ExecuteAsync(Exclude, cancellationToken, own, ("@now", now.ToUnixTimeMilliseconds()));
        }

        return (int)battles;
    }
}
