using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Arena.Grains.Chance;

/// <summary>Draws nobody can predict, so that a voter cannot guess sides from earlier battles.</summary>
internal sealed class SecureChance : IChance
{
    public double NextDouble()
    {
        Span<byte> bytes = stackalloc byte[8];
        RandomNumberGenerator.Fill(bytes);
        return (BinaryPrimitives.ReadUInt64LittleEndian(bytes) >> 11) * (1.0 / (1UL << 53));
    }

    public void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
}
