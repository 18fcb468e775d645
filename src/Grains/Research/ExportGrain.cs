using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Arena.Contracts.Research;
using Arena.Grains.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Arena.Grains.Research;

/// <summary>Sends one export and goes.</summary>
internal sealed class ExportGrain(ArenaExports exports, ILogger<ExportGrain> logger) : Grain, IExportGrain
{
    public async IAsyncEnumerable<ImmutableArray<byte>> ExportAsync(ExportRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            var export = exports.Open(request, cancellationToken);
            await foreach (var chunk in export.Chunks.WithCancellation(cancellationToken))
            {
                yield return chunk;
            }

            if (export.Facts.Scrubbing is { } report)
            {
                Log.ExportScrubbed(logger, request.Kind.ToString(), report.Texts, report.Changed, report.ToString());
            }
        }
        finally
        {
            DeactivateOnIdle();
        }
    }
}
