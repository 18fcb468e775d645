using System.Buffers;
using System.Security.Cryptography;
using Arena.Contracts.Battles;
using Arena.Contracts.Models;
using Arena.Contracts.Voters;
using Arena.Grains.Storage.Sql;

namespace Arena.Grains.Storage;

/// <summary>
/// The chain over the vote log: hash = SHA-256(previous hash, canonical JSON of the row), with 32 zero bytes before the first row.
/// The order of the members is fixed here and in docs/research.md, "The hash chain". An instance reuses its buffer: one thread at a time.
/// </summary>
internal sealed class VoteChain
{
    /// <summary>What stands before the first row.</summary>
    public static readonly string Start = new('0', 2 * SHA256.HashSizeInBytes);

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);

    /// <summary>The row that follows, as it will be stored: texts cleaned, time in whole milliseconds.</summary>
    /// <param name="sequence">Its number.</param>
    /// <param name="draft">The vote.</param>
    /// <param name="previous">Hash of the row before, or <see cref="Start"/>.</param>
    public VoteRow Link(long sequence, VoteDraft draft, string previous)
    {
        var stored = AsStored(draft);
        return new VoteRow(sequence, stored, Hash(previous, sequence, stored));
    }

    /// <summary>Hash of a row as it is stored; lower-case hexadecimal.</summary>
    public string Hash(string previous, long sequence, VoteDraft vote)
    {
        _buffer.ResetWrittenCount();
        Convert.FromHexString(previous, _buffer.GetSpan(SHA256.HashSizeInBytes), out _, out var written);
        _buffer.Advance(written);
        Write(sequence, vote);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_buffer.WrittenSpan, hash);
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>The canonical JSON of a row.</summary>
    public byte[] Json(long sequence, VoteDraft vote)
    {
        _buffer.ResetWrittenCount();
        Write(sequence, vote);
        return _buffer.WrittenSpan.ToArray();
    }

    private void Write(long sequence, VoteDraft vote) =>
        new CanonicalJson(_buffer)
            .Number("sequence"u8, sequence)
            .Text("battle"u8, vote.Battle.Value)
            .Number("turn"u8, vote.Turn)
            .Number("leftAttempt"u8, vote.LeftAttempt)
            .Number("rightAttempt"u8, vote.RightAttempt)
            .Text("left"u8, vote.Left.Value)
            .Text("right"u8, vote.Right.Value)
            .Text("verdict"u8, Word(vote.Verdict))
            .Text("language"u8, vote.Language)
            .Text("topic"u8, vote.Topic)
            .Decimal("probability"u8, vote.Probability)
            .Text("parameters"u8, vote.Parameters)
            .Number("leftLength"u8, vote.LeftLength)
            .Number("rightLength"u8, vote.RightLength)
            .Text("flags"u8, vote.Flags)
            .Text("source"u8, vote.Source)
            .Text("voter"u8, vote.Voter.Value)
            .Number("castAt"u8, vote.CastAt.ToUnixTimeMilliseconds())
            .End();

    private static VoteDraft AsStored(VoteDraft draft) =>
        draft with
        {
            Battle = new BattleId(StoredText.Clean(draft.Battle.Value)),
            Left = new ContestantId(StoredText.Clean(draft.Left.Value)),
            Right = new ContestantId(StoredText.Clean(draft.Right.Value)),
            Language = StoredText.Clean(draft.Language),
            Topic = StoredText.Clean(draft.Topic),
            Parameters = StoredText.Clean(draft.Parameters),
            Flags = StoredText.Clean(draft.Flags),
            Source = StoredText.Clean(draft.Source),
            Voter = new VoterId(StoredText.Clean(draft.Voter.Value)),
            Key = StoredText.Clean(draft.Key),
            CastAt = Times.Truncate(draft.CastAt),
        };

    // A tampered number has no word, and must be found rather than end the check.
    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Left => "left",
        Verdict.Right => "right",
        Verdict.Tie => "tie",
        Verdict.BothBad => "both_bad",
        Verdict.CannotJudge => "cannot_judge",
        _ => "unknown",
    };
}
