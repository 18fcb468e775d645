using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Arena.Contracts.Ratings;
using Arena.Contracts.Research;
using Arena.Grains.Catalogue;
using Arena.Grains.Ratings.Snapshots;
using Arena.Grains.Storage;
using Orleans.Concurrency;

namespace Arena.Grains.Research;

/// <summary>Answers questions about the whole arena from the stores and the catalogue.</summary>
[StatelessWorker]
internal sealed class ResearchGrain(
    IVoteLog votes,
    IBattleStore battles,
    IExclusionStore exclusions,
    SnapshotService snapshots,
    ArenaCatalogue catalogue,
    TimeProvider clock) : Grain, IResearchGrain
{
    /// <summary>Battles nobody voted on are exported once they are closed for good.</summary>
    private static readonly TimeSpan ClosedAfter = TimeSpan.FromHours(24);

    public async Task<ImmutableArray<LanguageInfo>> LanguagesAsync()
    {
        var counts = await GrainFactory.GetGrain<IRatingGrain>(IRatingGrain.Key).VotesByLanguageAsync();
        return
        [
            .. catalogue.Languages.Select(language => new LanguageInfo(
                language.Code,
                language.Name,
                language.NativeName,
                catalogue.In(language.Code).Count(),
                counts.GetValueOrDefault(language.Code),
                catalogue.Prompts(language.Code))),
        ];
    }

    public async IAsyncEnumerable<ImmutableArray<byte>> ExportAsync(
        ExportKind kind, ExportFormat format, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var chunks = kind switch
        {
            ExportKind.Votes => VotesAsync(format, cancellationToken),
            ExportKind.Battles => ExportChunks.EncodeAsync(
                Battles(cancellationToken), new BattleLines(catalogue), cancellationToken),
            _ => ExportChunks.EncodeAsync(Battles(cancellationToken), new ResultRows(catalogue), cancellationToken),
        };
        await foreach (var chunk in chunks.WithCancellation(cancellationToken))
        {
            yield return chunk;
        }
    }

    public async Task<ImmutableArray<SnapshotInfo>> SnapshotsAsync() => [.. await snapshots.ListAsync(CancellationToken.None)];

    public async Task<ImmutableArray<byte>> SnapshotAsync(string id) =>
        ImmutableCollectionsMarshal.AsImmutableArray(await snapshots.FindAsync(id, CancellationToken.None) ?? []);

    private IAsyncEnumerable<BattleTexts> Battles(CancellationToken cancellationToken) =>
        battles.ExportAsync(clock.GetUtcNow() - ClosedAfter, cancellationToken);

    private async IAsyncEnumerable<ImmutableArray<byte>> VotesAsync(
        ExportFormat format, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reasons = new Dictionary<long, string?>();
        foreach (var (_, exclusion) in await exclusions.ReadAsync(0, cancellationToken))
        {
            reasons[exclusion.Sequence] = exclusion.Reason;
        }

        IRowWriter<VoteRow> writer = format == ExportFormat.Csv ? new VoteRows(reasons) : new VoteLines(reasons);
        await foreach (var chunk in ExportChunks.EncodeAsync(votes.ReadAsync(0, cancellationToken), writer, cancellationToken))
        {
            yield return chunk;
        }
    }
}
