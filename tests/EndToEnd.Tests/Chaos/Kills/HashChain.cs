using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Arena.EndToEnd.Tests.Chaos.Kills;

/// <summary>The chain over the vote log, computed a second time from nothing but the export.</summary>
public static class HashChain
{
    public static void Verify(IReadOnlyList<VoteLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var previous = new byte[SHA256.HashSizeInBytes];
        foreach (var (index, line) in lines.Index())
        {
            line.Seq.ShouldBe(index + 1);
            previous = SHA256.HashData([.. previous, .. Encoding.UTF8.GetBytes(Canonical(line))]);
            line.Hash.ShouldBe(Convert.ToHexStringLower(previous), $"row {line.Seq}");
        }
    }

    private static string Canonical(VoteLine line)
    {
        (string Name, string Value)[] members =
        [
            ("sequence", Number(line.Seq)),
            ("battle", Text(line.Battle)),
            ("turn", Number(line.Turn)),
            ("leftAttempt", Number(line.LeftAttempt)),
            ("rightAttempt", Number(line.RightAttempt)),
            ("left", Text(line.Left)),
            ("right", Text(line.Right)),
            ("verdict", Text(line.Winner)),
            ("language", Text(line.Language)),
            ("topic", Text(line.Topic)),
            ("probability", line.Probability.ToString("R", CultureInfo.InvariantCulture)),
            ("parameters", Text(line.Parameters.GetRawText())),
            ("leftLength", Number(line.LeftLength)),
            ("rightLength", Number(line.RightLength)),
            ("flags", Text(line.Flags)),
            ("source", Text(line.Source)),
            ("voter", Text(line.Voter)),
            ("castAt", Number(line.Timestamp.ToUnixTimeMilliseconds())),
        ];
        return $"{{{string.Join(',', members.Select(member => $"\"{member.Name}\":{member.Value}"))}}}";
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(string value) => $"\"{JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
