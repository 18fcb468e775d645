using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Arena.Contracts.Battles;
using Arena.Contracts.Models;
using Arena.Contracts.Voters;
using Arena.Grains.Storage;

namespace Arena.Grains.Research.Import;

/// <summary>
/// Makes rows of the vote log from foreign votes. Ids are digests of what makes a vote that vote, so that the same file gives the same
/// rows and a second import adds none. Pure.
/// </summary>
internal sealed class ImportedDrafts(string source)
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public VoteDraft Of(ForeignVote vote) => new(
        Battle(vote),
        vote.Turn,
        vote.LeftAttempt,
        vote.RightAttempt,
        new ContestantId(vote.Left),
        new ContestantId(vote.Right),
        vote.Verdict,
        vote.Language,
        vote.Topic,
        vote.Probability,
        vote.Parameters,
        vote.LeftLength,
        vote.RightLength,
        vote.Flags,
        source,
        new VoterId(Convert.ToHexStringLower(Digest("voter", vote.Voter ?? vote.Identity)[..10])),
        vote.At,
        "import");

    /// <summary>As the arena's own ids: 48 bits of time and 80 others, here of the digest.</summary>
    private BattleId Battle(ForeignVote vote)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Math.Max(0, vote.At.ToUnixTimeMilliseconds()) << 16);
        Digest("battle", vote.Identity)[..10].CopyTo(bytes, 6);
        var value = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        return new BattleId(string.Create(26, value, static (text, rest) =>
        {
            for (var i = text.Length - 1; i >= 0; i--, rest >>= 5)
            {
                text[i] = Crockford[(int)(rest & 31)];
            }
        }));
    }

    private byte[] Digest(string what, string identity) => SHA256.HashData(Encoding.UTF8.GetBytes($"{what}\u001F{source}\u001F{identity}"));
}
