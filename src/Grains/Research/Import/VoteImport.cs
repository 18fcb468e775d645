using Arena.Contracts.Battles;
using Arena.Grains.Storage;

namespace Arena.Grains.Research.Import;

/// <summary>Brings a foreign file's votes into the log, beside a live arena if need be. Doing it twice adds nothing.</summary>
/// <param name="log">The log; null for a dry run where no arena is yet.</param>
internal sealed class VoteImport(IVoteLog? log)
{
    /// <summary>Votes appended in one transaction.</summary>
    private const int BatchSize = 128;

    /// <summary>What was done so far.</summary>
    public ImportTally Tally { get; } = new();

    /// <param name="rows">Cleaned rows.</param>
    /// <param name="source">What the votes carry as their source; never <see cref="VoteSources.Own"/>.</param>
    /// <param name="dryRun">Whether to write nothing.</param>
    /// <param name="report">Gets every entry of the cleaning report, by row.</param>
    /// <param name="cancellationToken">Stops between batches; what was written stays.</param>
    public async Task<ImportTally> RunAsync(
        IEnumerable<CleanedRow> rows, string source, bool dryRun, Action<CleaningEntry> report, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(source, VoteSources.Own);
        var drafts = new ImportedDrafts(source);
        foreach (var batch in rows.Chunk(BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var ours = await Task.WhenAll(batch.Select(row => IsOursAsync(row, cancellationToken)));
            var here = await AddAsync(batch, ours, drafts, dryRun, cancellationToken);
            foreach (var (row, already) in batch.Zip(here))
            {
                Tell(row, already, report);
            }
        }

        return Tally;
    }

    private void Tell(CleanedRow row, bool already, Action<CleaningEntry> report)
    {
        Tally.Count(row);
        foreach (var entry in row.Entries)
        {
            report(entry);
        }

        if (row.Vote is null)
        {
            return;
        }

        var kept = new CleaningEntry(row.Row, CleaningAction.Kept, already ? CleaningReason.AlreadyHere : "", "");
        if (already || row.Entries.Count == 0)
        {
            report(kept);
            Tally.Count(kept);
        }

        Tally.Added += already ? 0 : 1;
        Tally.AlreadyHere += already ? 1 : 0;
    }

    /// <summary>Whether it is a vote of this very arena that comes back in its own export.</summary>
    private async Task<bool> IsOursAsync(CleanedRow row, CancellationToken cancellationToken) =>
        row.Vote?.Battle is { } battle && await HasAsync(new BattleId(battle), cancellationToken);

    private async Task<bool> HasAsync(BattleId battle, CancellationToken cancellationToken) =>
        log is not null && await log.FindAsync(battle, cancellationToken) is not null;

    /// <summary>Appends the votes of a batch in the file's order.</summary>
    /// <returns>Per row, whether the log had its vote already.</returns>
    private async Task<bool[]> AddAsync(CleanedRow[] batch, bool[] ours, ImportedDrafts drafts, bool dryRun, CancellationToken cancellationToken)
    {
        var here = ours.ToArray();
        var places = Enumerable.Range(0, batch.Length).Where(place => !ours[place] && batch[place].Vote is not null).ToArray();
        var votes = places.Select(place => drafts.Of(batch[place].Vote!)).ToList();
        var existed = dryRun
            ? await Task.WhenAll(votes.Select(vote => HasAsync(vote.Battle, cancellationToken)))
            : (await log!.AppendManyAsync(votes, cancellationToken)).Select(appended => appended.Existed).ToArray();
        foreach (var (place, known) in places.Zip(existed))
        {
            here[place] = known;
        }

        return here;
    }
}
