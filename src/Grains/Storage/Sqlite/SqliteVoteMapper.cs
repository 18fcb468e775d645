using System.Data.Common;
using System.Text;
using Arena.Contracts.Battles;
using Arena.Contracts.Models;
using Arena.Contracts.Voters;
using Arena.Grains.Storage.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Arena.Grains.Storage.Sqlite;

/// <summary>
/// Reads rows of <see cref="VoteColumns.List"/> and <see cref="VoteColumns.LoggedList"/> from SQLite's own statement. An arena reads the whole log at its start, and the provider's
/// getters would take three quarters of that time.
/// </summary>
internal sealed class SqliteVoteMapper
{
    private readonly TextCache _cache = new();

    public VoteRow Map(DbDataReader reader)
    {
        var row = ((SqliteDataReader)reader).Handle!;
        return new VoteRow(
            raw.sqlite3_column_int64(row, 0),
            new VoteDraft(
                new BattleId(Own(row, 1)),
                Number(row, 2),
                Number(row, 3),
                Number(row, 4),
                new ContestantId(Shared(row, 5)),
                new ContestantId(Shared(row, 6)),
                (Verdict)Number(row, 7),
                Shared(row, 8),
                Shared(row, 9),
                raw.sqlite3_column_double(row, 10),
                Own(row, 11),
                Number(row, 12),
                Number(row, 13),
                Shared(row, 14),
                Shared(row, 15),
                new VoterId(Shared(row, 16)),
                DateTimeOffset.FromUnixTimeMilliseconds(raw.sqlite3_column_int64(row, 17)),
                Own(row, 18)),
            Own(row, 19));
    }

    /// <param name="reader">On a row of <see cref="VoteColumns.LoggedList"/>.</param>
    /// <param name="texts">Takes the texts.</param>
    public LoggedVote MapLogged(DbDataReader reader, Interning texts)
    {
        var row = ((SqliteDataReader)reader).Handle!;
        return new LoggedVote(
            texts.Number(Shared(row, 0)),
            texts.Number(Shared(row, 1)),
            (Verdict)Number(row, 2),
            texts.Number(Shared(row, 3)),
            texts.Number(Shared(row, 4)),
            texts.Number(Shared(row, 5)),
            texts.Number(Shared(row, 6)),
            Number(row, 7),
            Number(row, 8),
            raw.sqlite3_column_int64(row, 9));
    }

    private static int Number(sqlite3_stmt row, int column) => checked((int)raw.sqlite3_column_int64(row, column));

    private static string Own(sqlite3_stmt row, int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(row, column));

    private string Shared(sqlite3_stmt row, int column) => _cache.Get(raw.sqlite3_column_blob(row, column));
}
