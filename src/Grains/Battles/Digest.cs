using System.Security.Cryptography;
using System.Text;

namespace Arena.Grains.Battles;

/// <summary>Digests of keys and bodies, as short as the state's 4 kB asks for.</summary>
internal static class Digest
{
    /// <summary>8 hexadecimal digits; enough among the 50 turns of one battle.</summary>
    public static string Short(string text) => Hex(text)[..8];

    /// <summary>16 hexadecimal digits.</summary>
    public static string Long(string text) => Hex(text)[..16];

    /// <summary>SHA-256 of the UTF-8 text, 64 lower-case hexadecimal digits.</summary>
    public static string Hex(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
