using Arena.Contracts.Research;

namespace Arena.Web.Research;

/// <summary>A language of the arena, as GET /api/languages has it.</summary>
public sealed record LanguageState(string Code, string Name, string NativeName, int Contestants, int Votes, IReadOnlyList<PromptState> Prompts)
{
    internal static LanguageState Of(LanguageInfo language) => new(
        language.Code, language.Name, language.NativeName, language.Contestants, language.Votes,
        [.. language.Prompts.Select(prompt => new PromptState(prompt.Id, prompt.Text, prompt.Topic))]);
}

/// <summary>A starter prompt.</summary>
public sealed record PromptState(string Id, string Text, string Topic);
