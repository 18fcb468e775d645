using System.Collections.Immutable;
using Arena.Contracts.Research;
using Arena.Grains.Battles;
using Arena.Grains.Catalogue;

namespace Arena.Grains.Research.Benchmark;

/// <summary>
/// What a run has to answer: language by language in the catalogue's order, within a language contestant by contestant, so that weights are
/// loaded once a language. Pure.
/// </summary>
/// <param name="Jobs">In order.</param>
internal sealed record BenchmarkPlan(ImmutableArray<BenchmarkJob> Jobs)
{
    /// <summary>SHA-256 of everything that is asked; equal plans ask the same.</summary>
    public string Hash => Digest.Hex(string.Join('\n', Jobs.Select(job => $"{job.Language}/{job.Prompt.Id}/{job.CacheKey}")));

    /// <param name="catalogue">Languages, contestants, and the order of both.</param>
    /// <param name="prompts">By language; a language without prompts has nothing to answer.</param>
    /// <param name="languages">Only these; null for all.</param>
    /// <param name="limit">At most so many languages, the first ones of the catalogue's order; null for all.</param>
    /// <param name="seed">Of every answer.</param>
    public static BenchmarkPlan Of(
        ArenaCatalogue catalogue,
        IReadOnlyDictionary<string, ImmutableArray<StarterPrompt>> prompts,
        IReadOnlyCollection<string>? languages,
        int? limit,
        uint seed)
    {
        var codes = catalogue.Languages
            .Select(language => language.Code)
            .Where(code => languages?.Contains(code) ?? true)
            .Where(code => prompts.ContainsKey(code) && !prompts[code].IsEmpty && catalogue.In(code).Any())
            .Take(limit ?? int.MaxValue);
        return new BenchmarkPlan(
        [
            .. from code in codes
               from contestant in catalogue.In(code)
               from prompt in prompts[code]
               select new BenchmarkJob(code, prompt with { Text = PromptRules.Clean(prompt.Text) }, contestant, contestant.Sampling with { Seed = seed }),
        ]);
    }
}
