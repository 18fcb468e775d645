using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Arena.Grains.Storage.Sql;

/// <summary>
/// A segment's bytes: SHA-256 of what follows; the first vote's sequence number; the number of texts, and each as .NET's BinaryWriter writes
/// it; the votes as they lie in memory (little-endian).
/// </summary>
internal static class SegmentFormat
{
    /// <summary>Segments of other versions are sealed anew.</summary>
    public const int Version = 1;

    public static byte[] Write(LoggedVotes votes)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        stream.Position = SHA256.HashSizeInBytes;
        writer.Write(votes.First);
        writer.Write(votes.Texts.Count);
        foreach (var text in votes.Texts)
        {
            writer.Write(text);
        }

        writer.Write(MemoryMarshal.AsBytes(votes.Votes.Span));
        var bytes = stream.ToArray();
        SHA256.HashData(bytes.AsSpan(SHA256.HashSizeInBytes), bytes);
        return bytes;
    }

    /// <returns>Null where the bytes are not what was written for that place.</returns>
    public static LoggedVotes? Read(long first, byte[] bytes)
    {
        if (bytes.Length < SHA256.HashSizeInBytes
            || !SHA256.HashData(bytes.AsSpan(SHA256.HashSizeInBytes)).AsSpan().SequenceEqual(bytes.AsSpan(0, SHA256.HashSizeInBytes)))
        {
            return null;
        }

        using var reader = new BinaryReader(new MemoryStream(bytes));
        reader.BaseStream.Position = SHA256.HashSizeInBytes;
        if (reader.ReadInt64() != first)
        {
            return null;
        }

        var texts = new string[reader.ReadInt32()];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = reader.ReadString();
        }

        return new LoggedVotes(first, texts, MemoryMarshal.Cast<byte, LoggedVote>(bytes.AsSpan((int)reader.BaseStream.Position)).ToArray());
    }
}
