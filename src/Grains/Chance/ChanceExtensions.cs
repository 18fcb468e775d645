using System.Buffers.Binary;
using Arena.Contracts.Battles;
using Arena.Contracts.Voters;

namespace Arena.Grains.Chance;

/// <summary>What is drawn.</summary>
internal static class ChanceExtensions
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static uint NextSeed(this IChance chance)
    {
        Span<byte> bytes = stackalloc byte[4];
        chance.Fill(bytes);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }

    public static Side NextSide(this IChance chance) => chance.NextDouble() < 0.5 ? Side.Left : Side.Right;

    /// <summary>48 bits of time and 80 of chance, as a ULID.</summary>
    public static BattleId NextBattleId(this IChance chance, DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, now.ToUnixTimeMilliseconds() << 16);
        chance.Fill(bytes[6..]);
        var value = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        return new BattleId(string.Create(26, value, static (text, rest) =>
        {
            for (var i = text.Length - 1; i >= 0; i--, rest >>= 5)
            {
                text[i] = Crockford[(int)(rest & 31)];
            }
        }));
    }

    /// <summary>A new random pseudonym: 80 bits.</summary>
    public static VoterId NextVoterId(this IChance chance)
    {
        Span<byte> bytes = stackalloc byte[10];
        chance.Fill(bytes);
        return new VoterId(Convert.ToHexStringLower(bytes));
    }
}
