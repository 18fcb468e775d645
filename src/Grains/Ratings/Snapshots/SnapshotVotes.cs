using System.Security.Cryptography;
using Arena.Grains.Storage;

namespace Arena.Grains.Ratings.Snapshots;

/// <summary>The votes up to a cut-off, read from the stores as any reader of the published log would: nothing comes from a running grain.</summary>
/// <param name="Table">The votes with what was excluded then.</param>
/// <param name="LogHash">Hash of the last row; 64 zeros without rows.</param>
/// <param name="Hashes">Of each row, 32 bytes a row.</param>
internal sealed record SnapshotVotes(VoteTable Table, string LogHash, byte[] Hashes)
{
    private const int RowsAtOnce = 4096;

    /// <param name="log">The log.</param>
    /// <param name="exclusions">Changes of votes' standing.</param>
    /// <param name="styles">Style of answers.</param>
    /// <param name="scope">How far to read.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidDataException">The log ends before the cut-off.</exception>
    public static async Task<SnapshotVotes> ReadAsync(
        IVoteLog log, IExclusionStore exclusions, IVoteStyleStore styles, SnapshotScope scope, CancellationToken cancellationToken)
    {
        var table = new VoteTable();
        foreach (var (entry, exclusion) in await exclusions.ReadAsync(0, cancellationToken))
        {
            if (entry <= scope.ExclusionEntry)
            {
                table.Exclude(exclusion.Sequence, exclusion.Reason);
            }
        }

        var hashes = new List<byte>();
        var last = VoteChain.Start;
        var rows = log.ReadAsync(0, cancellationToken).TakeWhile(row => row.Sequence <= scope.Cutoff);
        await foreach (var some in rows.Chunk(RowsAtOnce).WithCancellation(cancellationToken))
        {
            table.Add(LoggedVotes.Of(some));
            last = some[^1].Hash;
            hashes.AddRange(some.SelectMany(row => Convert.FromHexString(row.Hash)));
        }

        if (table.Last < scope.Cutoff)
        {
            throw new InvalidDataException($"the log ends at vote {table.Last}, before the snapshot's cut-off {scope.Cutoff}");
        }

        await ReadStylesAsync(table, styles, scope, cancellationToken);
        return new SnapshotVotes(table, last, [.. hashes]);
    }

    /// <summary>SHA-256 over the hashes of the board's counted rows in their order; lower-case hexadecimal.</summary>
    public string HashOf(Slice slice)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var place in slice.Places)
        {
            if (Table[place + 1].IsCounted)
            {
                hash.AppendData(Hashes, place * SHA256.HashSizeInBytes, SHA256.HashSizeInBytes);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static async Task ReadStylesAsync(VoteTable table, IVoteStyleStore styles, SnapshotScope scope, CancellationToken cancellationToken)
    {
        while (table.Styles.Entry < scope.StyleEntry)
        {
            var entries = await styles.ReadAsync(table.Styles.Entry, (int)Math.Min(4096, scope.StyleEntry - table.Styles.Entry), cancellationToken);
            if (entries.Count == 0)
            {
                throw new InvalidDataException($"the styles end at entry {table.Styles.Entry}, before the snapshot's {scope.StyleEntry}");
            }

            foreach (var entry in entries)
            {
                table.Styles.Add(entry);
            }
        }
    }
}
