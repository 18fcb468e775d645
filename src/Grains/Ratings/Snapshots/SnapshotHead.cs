using System.Text.Json;
using Arena.Contracts.Ratings;

namespace Arena.Grains.Ratings.Snapshots;

/// <summary>The first members of a snapshot; they stand within its first 2 kB, and the rest is large.</summary>
internal static class SnapshotHead
{
    /// <summary>Bytes that hold the head.</summary>
    public const int Length = 4096;

    /// <param name="start">The first <see cref="Length"/> bytes, or all.</param>
    public static SnapshotInfo Read(ReadOnlySpan<byte> start)
    {
        var reader = new Utf8JsonReader(start, isFinalBlock: false, default);
        var (id, board, version, logHash, votesHash) = ("", "", "", "", "");
        var (votes, cutoff, at) = (0, 0L, DateTimeOffset.MinValue);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
            {
                continue;
            }

            var name = reader.GetString();
            if (!reader.Read() || name == "excluded")
            {
                break;
            }

            switch (name)
            {
                case "id": id = reader.GetString() ?? ""; break;
                case "publishedAt": at = reader.GetDateTimeOffset(); break;
                case "board": board = reader.GetString() ?? ""; break;
                case "methodVersion": version = reader.GetString() ?? ""; break;
                case "votes": votes = reader.GetInt32(); break;
                case "voteCutoff": cutoff = reader.GetInt64(); break;
                case "logHash": logHash = reader.GetString() ?? ""; break;
                case "votesHash": votesHash = reader.GetString() ?? ""; break;
            }
        }

        return new SnapshotInfo(id, at, board, version, votes, cutoff, logHash, votesHash);
    }
}
