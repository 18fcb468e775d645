using System.Collections.Immutable;
using Arena.Contracts.Research;

namespace Arena.Grains.Catalogue;

/// <summary>Reads a bank of starter prompts.</summary>
internal static class PromptReader
{
    /// <summary>Prompts by language. Every error in the file is added, with its name.</summary>
    public static Dictionary<string, ImmutableArray<StarterPrompt>> Read(string path, HashSet<string> codes, List<string> errors)
    {
        var own = new List<string>();
        void Require(bool condition, string error)
        {
            if (!condition)
            {
                own.Add(error);
            }
        }

        var file = new MemberReader(own).Read<PromptFile>(path);
        var prompts = new Dictionary<string, ImmutableArray<StarterPrompt>>();
        var ids = new HashSet<string>();
        foreach (var (language, entries) in file?.Languages ?? new Dictionary<string, IReadOnlyList<PromptEntry>>())
        {
            Require(codes.Contains(language), $"language {language} is not in the catalogue");
            foreach (var (index, entry) in entries.Index())
            {
                var whole = !string.IsNullOrWhiteSpace(entry.Id) && !string.IsNullOrWhiteSpace(entry.Text) && !string.IsNullOrWhiteSpace(entry.Topic);
                Require(whole, $"{language}[{index}] needs id, text and topic");
                Require(ids.Add(entry.Id ?? $"{language}/{index}"), $"{language}[{index}]: {entry.Id} is there twice");
            }

            prompts[language] = [.. entries.Select(entry => new StarterPrompt(entry.Id ?? "", entry.Text ?? "", entry.Topic ?? ""))];
        }

        Require(file is null or { Version: >= 1 }, "version must be 1 or more");
        errors.AddRange(own.Select(error => $"{Path.GetFileName(path)}: {error}"));
        return prompts;
    }
}
