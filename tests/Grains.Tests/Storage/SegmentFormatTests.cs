using System.Security.Cryptography;
using Arena.Contracts.Battles;
using Arena.Grains.Storage;
using Arena.Grains.Storage.Sql;

namespace Arena.Grains.Tests.Storage;

public sealed class SegmentFormatTests
{
    private static readonly LoggedVotes Votes = new(
        131_073,
        ["alpha", "beta 🦭", "en", "other", "own", "anna"],
        new LoggedVote[]
        {
            new(0, 1, Verdict.Left, 2, 3, 4, 5, 1200, 80, 1_772_366_400_001),
            new(1, 0, Verdict.CannotJudge, 2, 3, 4, 5, 0, int.MaxValue, -1),
        });

    [Fact]
    public void Votes_come_back_as_they_were()
    {
        var read = SegmentFormat.Read(131_073, SegmentFormat.Write(Votes))!;

        read.First.ShouldBe(131_073);
        read.Texts.ShouldBe(Votes.Texts);
        read.Votes.ToArray().ShouldBe(Votes.Votes.ToArray());
    }

    /// <summary>
    /// Databases hold these bytes: who changes them, or the fields of a vote, gives the format another version. The digest was computed from
    /// the description of the format in another language.
    /// </summary>
    [Fact]
    public void The_bytes_of_this_version_do_not_change()
    {
        SegmentFormat.Version.ShouldBe(1);
        Convert.ToHexStringLower(SHA256.HashData(SegmentFormat.Write(Votes))).ShouldBe("c4e767fa5fa229b996e81299539508600f1449edc231b2311ce6d5e859e0f446");
    }

    [Fact]
    public void Every_changed_bit_is_found()
    {
        var bytes = SegmentFormat.Write(Votes);
        for (var bit = 0; bit < 8 * bytes.Length; bit++)
        {
            var changed = bytes.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            SegmentFormat.Read(131_073, changed).ShouldBeNull();
        }

        SegmentFormat.Read(131_073, bytes[..^1]).ShouldBeNull();
        SegmentFormat.Read(131_073, []).ShouldBeNull();
        SegmentFormat.Read(1, bytes).ShouldBeNull();
    }
}
