using System.Data.Common;
using Arena.Contracts.Battles;

namespace Arena.Grains.Storage.Sql;

internal sealed class SqlAnswerTimings(SqlDatabase database) : IAnswerTimings
{
    private const string Query =
        """
        SELECT a.tokens, a.first_text_ms, a.generation_ms
        FROM votes v JOIN answers a ON a.battle = v.battle AND a.turn = v.turn AND a.side = @left AND a.attempt = v.left_attempt
        WHERE v.sequence >= @from AND v.left_contestant = @contestant
        UNION ALL
        SELECT a.tokens, a.first_text_ms, a.generation_ms
        FROM votes v JOIN answers a ON a.battle = v.battle AND a.turn = v.turn AND a.side = @right AND a.attempt = v.right_attempt
        WHERE v.sequence >= @from AND v.right_contestant = @contestant
        """;

    public async Task<IReadOnlyList<AnswerTiming>> OfAsync(string contestant, long fromSequence, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            (session, token) => session.ListAsync(
                Query,
                Map,
                token,
                ("@left", (int)Side.Left),
                ("@right", (int)Side.Right),
                ("@from", fromSequence),
                ("@contestant", contestant)),
            cancellationToken);

    private static AnswerTiming Map(DbDataReader reader) =>
        new(reader.GetInt32(0), reader.IsDBNull(1) ? null : reader.GetInt32(1), reader.GetInt32(2));
}
