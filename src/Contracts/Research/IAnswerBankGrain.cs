using System.Collections.Immutable;

namespace Arena.Contracts.Research;

/// <summary>Answers that the benchmark collected to the starter prompts. Stateless; any key.</summary>
[Alias("arena.IAnswerBankGrain")]
public interface IAnswerBankGrain : IGrainWithStringKey
{
    /// <summary>Prompts that have answers, in the catalogue's order of languages and then by id.</summary>
    [Alias("Prompts")]
    Task<ImmutableArray<BankedPrompt>> PromptsAsync();

    /// <summary>The newest answer of each contestant of the catalogue to a prompt; empty where there are none.</summary>
    /// <param name="language">Its language.</param>
    /// <param name="promptId">Its id in the prompt bank.</param>
    [Alias("Answers")]
    Task<ImmutableArray<BankedAnswer>> AnswersAsync(string language, string promptId);
}
