namespace Arena.Silo.Benchmark;

/// <summary>What an operator wants of a run.</summary>
/// <param name="Limit">Most languages, in the catalogue's order; null for all.</param>
/// <param name="Languages">Only these; null for all.</param>
/// <param name="Prompts">File of another prompt bank; null for the catalogue's.</param>
/// <param name="Output">Absolute path of the CSV file.</param>
/// <param name="Seed">Of every answer.</param>
/// <param name="Resume">Go on with the last run.</param>
/// <param name="Fresh">Take nothing from the response cache.</param>
internal sealed record BenchmarkWishes(int? Limit, IReadOnlyList<string>? Languages, string? Prompts, string Output, uint Seed, bool Resume, bool Fresh);
