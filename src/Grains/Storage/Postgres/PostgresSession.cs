using System.Data.Common;
using Arena.Grains.Storage.Sql;
using Npgsql;

namespace Arena.Grains.Storage.Postgres;

/// <summary>A connection of the pool. The provider prepares the statements it meets often.</summary>
internal sealed class PostgresSession(NpgsqlConnection connection) : SqlSession
{
    public override string ForShare => " FOR SHARE";

    public override string Contains(string column, string parameter) => $@"{column} ILIKE {parameter} ESCAPE '\'";

    public override string SearchTerm(string text) =>
        "%" + text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal) + "%";

    public override Task LockAsync(SqlLock which, CancellationToken cancellationToken) =>
        ExecuteAsync("SELECT pg_advisory_xact_lock(@key)", cancellationToken, ("@key", (long)which));

    // Statements are constants of this project.
#pragma warning disable CA2100
    protected override DbCommand Command(string sql) => new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
}
