using System.Collections.Immutable;
using Arena.Contracts.Ratings;

namespace Arena.Contracts.Research;

/// <summary>Questions about the whole arena. A stateless worker, so no enumerations; any key.</summary>
[Alias("arena.IResearchGrain")]
public interface IResearchGrain : IGrainWithStringKey
{
    /// <summary>The languages in catalogue order.</summary>
    [Alias("Languages")]
    Task<ImmutableArray<LanguageInfo>> LanguagesAsync();

    /// <summary>Published boards, newest first.</summary>
    [Alias("Snapshots")]
    Task<ImmutableArray<SnapshotInfo>> SnapshotsAsync();

    /// <summary>The bytes of a published board, as it was published; empty where there is none of this id.</summary>
    [Alias("Snapshot")]
    Task<ImmutableArray<byte>> SnapshotAsync(string id);
}
