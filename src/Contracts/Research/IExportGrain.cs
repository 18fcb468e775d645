using System.Collections.Immutable;

namespace Arena.Contracts.Research;

/// <summary>
/// One export. No stateless worker: the calls of one enumeration must all reach the activation that holds it, and only an ordinary
/// grain promises that. A key of its own for each export, see <see cref="ExportGrains.NewExport"/>, lets them run beside each other.
/// </summary>
[Alias("arena.IExportGrain")]
public interface IExportGrain : IGrainWithStringKey
{
    /// <summary>An export as encoded chunks of about 64 kB, UTF-8.</summary>
    [Alias("Export")]
    IAsyncEnumerable<ImmutableArray<byte>> ExportAsync(ExportRequest request, CancellationToken cancellationToken);
}
