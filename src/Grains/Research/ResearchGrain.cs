using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Arena.Contracts.Ratings;
using Arena.Contracts.Research;
using Arena.Grains.Catalogue;
using Arena.Grains.Ratings.Snapshots;
using Orleans.Concurrency;

namespace Arena.Grains.Research;

/// <summary>Answers questions about the whole arena from the stores and the catalogue.</summary>
[StatelessWorker]
internal sealed class ResearchGrain(SnapshotService snapshots, ArenaCatalogue catalogue) : Grain, IResearchGrain
{
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

    public async Task<ImmutableArray<SnapshotInfo>> SnapshotsAsync() => [.. await snapshots.ListAsync(CancellationToken.None)];

    public async Task<ImmutableArray<byte>> SnapshotAsync(string id) =>
        ImmutableCollectionsMarshal.AsImmutableArray(await snapshots.FindAsync(id, CancellationToken.None) ?? []);
}
