using System.Collections.Immutable;

namespace Arena.Grains.Research;

/// <summary>One export on its way out.</summary>
/// <param name="Chunks">Encoded, about 64 kB each; read once.</param>
/// <param name="Facts">What it held, once read to the end.</param>
internal sealed record Export(IAsyncEnumerable<ImmutableArray<byte>> Chunks, ExportFacts Facts);
