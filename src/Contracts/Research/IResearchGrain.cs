using System.Collections.Immutable;

namespace Arena.Contracts.Research;

/// <summary>Questions about the whole arena. A stateless worker; any key.</summary>
[Alias("arena.IResearchGrain")]
public interface IResearchGrain : IGrainWithStringKey
{
    /// <summary>The languages in catalogue order.</summary>
    [Alias("Languages")]
    Task<ImmutableArray<LanguageInfo>> LanguagesAsync();

    /// <summary>An export as encoded chunks of about 64 kB, UTF-8.</summary>
    [Alias("Export")]
    IAsyncEnumerable<ImmutableArray<byte>> ExportAsync(ExportRequest request, CancellationToken cancellationToken);
}
