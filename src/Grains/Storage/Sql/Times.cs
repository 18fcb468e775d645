using System.Data.Common;

namespace Arena.Grains.Storage.Sql;

/// <summary>Times as the databases hold them: whole milliseconds since 1970 UTC.</summary>
internal static class Times
{
    /// <summary>Cuts off what is smaller than a millisecond, and the offset.</summary>
    public static DateTimeOffset Truncate(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    public static DateTimeOffset GetTime(this DbDataReader reader, int column) =>
        DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));

    public static string? GetText(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
