using Arena.Grains.Battles;
using Arena.Grains.Research.VoteFiles;
using Arena.Grains.Storage;

namespace Arena.Grains.Research.Import;

/// <summary>
/// The export of another arena. Its hash chain is checked first, and nothing is taken of a file that was changed. Contestants keep their
/// ids, which name weights and settings, so votes of two arenas on the same contestant meet.
/// </summary>
internal sealed class ArenaFile : IForeignFile
{
    private readonly VoteChain _chain = new();

    public IEnumerable<CleanedRow> Read(string path)
    {
        Check(path);
        return Records(path).Select((record, index) => Clean(index + 1, record));
    }

    private static IEnumerable<ArenaRecord> Records(string path) =>
        Path.GetFileName(path).Contains(".jsonl", StringComparison.OrdinalIgnoreCase) ? ArenaRecord.Lines(path) : ArenaRecord.Csv(path);

    private void Check(string path)
    {
        var (row, previous) = (0L, VoteChain.Start);
        foreach (var record in Records(path))
        {
            row++;
            if (record.Sequence != row || _chain.Hash(previous, row, record.Vote) != record.Hash)
            {
                throw new FileProblemException($"{Path.GetFileName(path)}, row {row}: it does not fit the hash chain; the file is not whole, or was changed");
            }

            previous = record.Hash;
        }
    }

    private static CleanedRow Clean(long row, ArenaRecord record)
    {
        var vote = record.Vote;
        if (record.Excluded.Length > 0)
        {
            return CleanedRow.Dropped(row, CleaningReason.ExcludedThere, record.Excluded);
        }

        if (vote.Source != VoteSources.Own)
        {
            return CleanedRow.Dropped(row, vote.Source == VoteSources.Bank ? CleaningReason.BankThere : CleaningReason.ImportedThere, vote.Source);
        }

        return vote.Left == vote.Right
            ? CleanedRow.Dropped(row, CleaningReason.SameContestant, vote.Left.Value)
            : new CleanedRow(row, Vote(vote), []);
    }

    private static ForeignVote Vote(VoteDraft vote) => new()
    {
        Identity = Digest.Hex($"battle\u001F{vote.Battle.Value}"),
        Battle = vote.Battle.Value,
        Left = vote.Left.Value,
        Right = vote.Right.Value,
        Verdict = vote.Verdict,
        Language = vote.Language,
        Topic = vote.Topic,
        At = vote.CastAt,
        Voter = vote.Voter.Value,
        Turn = vote.Turn,
        LeftAttempt = vote.LeftAttempt,
        RightAttempt = vote.RightAttempt,
        LeftLength = vote.LeftLength,
        RightLength = vote.RightLength,
        Probability = vote.Probability,
        Parameters = vote.Parameters,
        Flags = vote.Flags,
    };
}
