using System.Data.Common;
using Npgsql;

namespace Arena.Grains.Storage.Postgres;

/// <summary>What the connection string leaves open.</summary>
internal static class PostgresSettings
{
    /// <exception cref="StorageException">It is no connection string.</exception>
    public static NpgsqlConnectionStringBuilder Apply(string connectionString)
    {
        try
        {
            var given = new DbConnectionStringBuilder { ConnectionString = connectionString };
            var settings = new NpgsqlConnectionStringBuilder(connectionString);

            // A grain's call lasts five seconds at most, and so may a statement or the wait for a connection.
            settings.Timeout = given.ContainsKey("Timeout") ? settings.Timeout : 5;
            settings.CommandTimeout = given.ContainsKey("Command Timeout") || given.ContainsKey("CommandTimeout") ? settings.CommandTimeout : 5;

            // A server takes a hundred connections unless told otherwise, and several nodes share it.
            settings.MaxPoolSize = given.ContainsKey("Maximum Pool Size") || given.ContainsKey("Max Pool Size") ? settings.MaxPoolSize : 24;
            settings.MaxAutoPrepare = given.ContainsKey("Max Auto Prepare") ? settings.MaxAutoPrepare : 64;
            return settings;
        }
        catch (ArgumentException e)
        {
            // Its message could quote the password.
            throw new StorageException("The PostgreSQL connection string is not valid: " + e.GetType().Name, outcomeUnknown: false);
        }
    }
}
