using System.Collections.Immutable;
using Arena.Contracts.Research;

namespace Arena.Web.Answers;

/// <summary>The prompts of the bank.</summary>
public sealed record AnswersPage(ImmutableArray<LanguageInfo> Languages, ImmutableArray<BankedPrompt> Prompts)
{
    /// <summary>By language, in the catalogue's order.</summary>
    public IEnumerable<(LanguageInfo Language, IEnumerable<BankedPrompt> Prompts)> ByLanguage =>
        Languages.Select(language => (language, Prompts.Where(prompt => prompt.Language == language.Code))).Where(group => group.Item2.Any());
}
