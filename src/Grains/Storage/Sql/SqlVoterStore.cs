using Arena.Contracts.Voters;

namespace Arena.Grains.Storage.Sql;

internal sealed class SqlVoterStore(SqlDatabase database) : IVoterStore
{
    private const string Find = "SELECT voter FROM voters WHERE cookie_hash = @cookie_hash";

    // Nearly every call finds its voter: no write for those.
    public async Task<VoterId> IdentifyAsync(string cookieHash, VoterId fresh, CancellationToken cancellationToken) =>
        new(await database.ReadAsync((session, token) => FindAsync(session, cookieHash, token), cancellationToken)
            ?? await database.WriteAsync((session, token) => AddAsync(session, cookieHash, fresh, token), cancellationToken));

    private static async Task<string> AddAsync(SqlSession session, string cookieHash, VoterId fresh, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(
            "INSERT INTO voters (cookie_hash, voter) VALUES (@cookie_hash, @voter) ON CONFLICT (cookie_hash) DO NOTHING",
            cancellationToken,
            ("@cookie_hash", cookieHash),
            ("@voter", fresh.Value));
        return (await FindAsync(session, cookieHash, cancellationToken))!;
    }

    private static Task<string?> FindAsync(SqlSession session, string cookieHash, CancellationToken cancellationToken) =>
        session.FindAsync(Find, reader => reader.GetString(0), cancellationToken, ("@cookie_hash", cookieHash));
}
