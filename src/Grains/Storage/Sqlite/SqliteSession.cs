using System.Data.Common;
using Arena.Grains.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace Arena.Grains.Storage.Sqlite;

/// <summary>A connection and its prepared statements. Everything on it completes before it returns.</summary>
internal sealed class SqliteSession : SqlSession, IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteVoteMapper _votes = new();
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    public SqliteSession(SqliteConnection connection)
    {
        _connection = connection;

        // LIKE knows the case of ASCII letters only.
        connection.CreateFunction(
            "text_contains",
            (string? text, string part) => text?.Contains(part, StringComparison.OrdinalIgnoreCase),
            isDeterministic: true);
    }

    public override string ForShare => "";

    public override VoteRow MapVote(DbDataReader reader) => _votes.Map(reader);

    public override LoggedVote MapLoggedVote(DbDataReader reader, Interning texts) => _votes.MapLogged(reader, texts);

    public override string Contains(string column, string parameter) => $"text_contains({column}, {parameter})";

    public override string SearchTerm(string text) => text;

    /// <summary>BEGIN IMMEDIATE has made the transaction the only one already.</summary>
    public override Task LockAsync(SqlLock which, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs a statement without parameters and rows.</summary>
    public void Execute(string sql) => Command(sql).ExecuteNonQuery();

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    protected override DbCommand Command(string sql)
    {
        if (_prepared.TryGetValue(sql, out var prepared))
        {
            prepared.Parameters.Clear();
            return prepared;
        }

        // All statements are constants of this project, so there are few of them.
#pragma warning disable CA2100
        var command = new SqliteCommand(sql, _connection);
#pragma warning restore CA2100
        _prepared.Add(sql, command);
        return command;
    }
}
