using System.Buffers.Binary;
using System.Text;

namespace Arena.Grains.Storage.Sqlite;

/// <summary>
/// Gives the same string for the same UTF-8 bytes as long as nothing else took its slot: a million votes name a few contestants, languages
/// and parameters. One thread at a time.
/// </summary>
internal sealed class TextCache
{
    private const int Slots = 1024;
    private readonly (byte[] Bytes, string Text)[] _slots = new (byte[], string)[Slots];

    public string Get(ReadOnlySpan<byte> bytes)
    {
        ref var slot = ref _slots[Slot(bytes)];
        if (slot.Bytes is null || !bytes.SequenceEqual(slot.Bytes))
        {
            slot = (bytes.ToArray(), Encoding.UTF8.GetString(bytes));
        }

        return slot.Text;
    }

    // Length, beginning and end tell the texts of one log apart well enough; a collision costs an allocation.
    private static int Slot(ReadOnlySpan<byte> bytes)
    {
        var hash = (ulong)bytes.Length;
        if (bytes.Length >= sizeof(ulong))
        {
            hash ^= BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ (BinaryPrimitives.ReadUInt64LittleEndian(bytes[^sizeof(ulong)..]) * 31);
        }
        else
        {
            foreach (var value in bytes)
            {
                hash = (hash * 31) + value;
            }
        }

        return (int)((hash * 0x9E37_79B9_7F4A_7C15) >> (64 - 10));
    }
}
