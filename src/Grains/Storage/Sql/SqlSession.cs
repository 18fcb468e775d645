using System.Data.Common;
using System.Globalization;

namespace Arena.Grains.Storage.Sql;

/// <summary>One connection while an operation has it, and where the two databases speak differently.</summary>
internal abstract class SqlSession
{
    /// <summary>Ends a SELECT whose rows must not change before the transaction ends.</summary>
    public abstract string ForShare { get; }

    /// <summary>Reads a row of <see cref="VoteColumns.List"/>.</summary>
    public virtual VoteRow MapVote(DbDataReader reader) => VoteColumns.Map(reader, 0);

    /// <summary>Reads a row of <see cref="VoteColumns.LoggedList"/>; its texts go into <paramref name="texts"/>.</summary>
    public virtual LoggedVote MapLoggedVote(DbDataReader reader, Interning texts) => VoteColumns.MapLogged(reader, texts);

    /// <summary>A condition: the column contains the parameter's text, in any case.</summary>
    public abstract string Contains(string column, string parameter);

    /// <summary>The value of that parameter, so that no character of the text is a wildcard.</summary>
    public abstract string SearchTerm(string text);

    /// <summary>Waits until this transaction alone holds the lock; its end frees it.</summary>
    public abstract Task LockAsync(SqlLock which, CancellationToken cancellationToken);

    /// <summary>Runs statements and gives the number of rows changed.</summary>
    public Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters) =>
        Command(sql, parameters).ExecuteNonQueryAsync(cancellationToken);

    /// <summary>The first column of the first row; 0 where there is none.</summary>
    public async Task<long> NumberAsync(string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        var value = await Command(sql, parameters).ExecuteScalarAsync(cancellationToken);
        return value is null or DBNull ? 0 : Convert.ToInt64(value, CultureInfo.InvariantCulture);
    }

    /// <summary>The first row, or null.</summary>
    public async Task<T?> FindAsync<T>(
        string sql, Func<DbDataReader, T> map, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
        where T : class
    {
        await using var reader = await Command(sql, parameters).ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? map(reader) : null;
    }

    /// <summary>All rows.</summary>
    public async Task<List<T>> ListAsync<T>(
        string sql, Func<DbDataReader, T> map, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var reader = await Command(sql, parameters).ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(map(reader));
        }

        return rows;
    }

    /// <summary>A command without parameters, ready to run once.</summary>
    protected abstract DbCommand Command(string sql);

    private DbCommand Command(string sql, (string Name, object? Value)[] parameters)
    {
        var command = Command(sql);
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value is string text ? StoredText.Clean(text) : value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
