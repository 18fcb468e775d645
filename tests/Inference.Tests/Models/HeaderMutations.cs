using System.Buffers.Binary;

namespace Arena.Inference.Tests.Models;

/// <summary>Damages a file's header as a hostile or broken writer might.</summary>
public static class HeaderMutations
{
    private static readonly ulong[] Extremes = [0, 1, 2, 0x7F, 0xFF, 0xFFFF, int.MaxValue, uint.MaxValue, long.MaxValue, ulong.MaxValue];

    public static byte[] Mutate(byte[] file, int headerLength, Random random)
    {
        var bytes = (byte[])file.Clone();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var at = random.Next(4, headerLength - 8);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), (uint)Extremes[random.Next(Extremes.Length)]);
                    break;
                default:
                    BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(at), Extremes[random.Next(Extremes.Length)]);
                    break;
            }
        }

        return bytes;
    }
}
