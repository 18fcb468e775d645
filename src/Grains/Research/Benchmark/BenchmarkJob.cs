using Arena.Contracts.Models;
using Arena.Contracts.Research;
using Arena.Grains.Catalogue;

namespace Arena.Grains.Research.Benchmark;

/// <summary>One contestant is to answer one prompt.</summary>
/// <param name="Language">Of the prompt.</param>
/// <param name="Prompt">What is asked.</param>
/// <param name="Contestant">Who is asked.</param>
/// <param name="Parameters">How, with the run's seed.</param>
internal sealed record BenchmarkJob(string Language, StarterPrompt Prompt, Contestant Contestant, AnswerParameters Parameters)
{
    /// <summary>What it is in its run.</summary>
    public (string Language, string PromptId, ContestantId Contestant) Key => (Language, Prompt.Id, Contestant.Id);

    /// <summary>Equal keys ask for the same answer.</summary>
    public string CacheKey { get; } = ResponseKey.Of(Contestant.Id, Prompt.Text, Parameters);
}
