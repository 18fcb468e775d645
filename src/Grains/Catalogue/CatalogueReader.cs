using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Arena.Contracts.Research;

namespace Arena.Grains.Catalogue;

/// <summary>Reads a catalogue and its prompt bank and reports every error in them at once.</summary>
internal static class CatalogueReader
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <exception cref="CatalogueException">Anything is wrong with either file.</exception>
    public static ArenaCatalogue Read(string path)
    {
        var errors = new List<string>();
        var file = Parse<CatalogueFile>(path, errors);
        if (file is null)
        {
            throw new CatalogueException(path, [.. errors]);
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var languages = Languages(file, errors);
        var codes = languages.Select(language => language.Code).ToHashSet();
        var builder = new ContestantBuilder(folder, codes, file.Sampling, errors);
        var contestants = (file.Contestants ?? []).Select(builder.Build).OfType<Contestant>().ToImmutableArray();
        var prompts = file.Prompts is null ? [] : Prompts(Path.Combine(folder, file.Prompts), codes, errors);
        var matchups = Matchups(file, codes, contestants, errors);
        Require(file.Version == 1, "version must be 1", errors);
        Require(file.Contestants is { Count: > 0 }, "contestants must not be empty", errors);
        return errors.Count == 0
            ? new ArenaCatalogue(languages, contestants, matchups, prompts)
            : throw new CatalogueException(path, [.. errors]);
    }

    private static T? Parse<T>(string path, List<string> errors)
        where T : class
    {
        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize<T>(stream, Json) ?? throw new JsonException("the file holds null");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            errors.Add($"cannot be read ({exception.Message})");
        }
        catch (JsonException exception)
        {
            errors.Add($"is not valid: {exception.Message}");
        }

        return null;
    }

    private static ImmutableArray<ArenaLanguage> Languages(CatalogueFile file, List<string> errors)
    {
        var languages = ImmutableArray.CreateBuilder<ArenaLanguage>();
        foreach (var (index, entry) in (file.Languages ?? []).Index())
        {
            if (string.IsNullOrWhiteSpace(entry.Code) || string.IsNullOrWhiteSpace(entry.Name) || string.IsNullOrWhiteSpace(entry.NativeName))
            {
                errors.Add($"languages[{index}] needs code, name and nativeName");
            }
            else if (languages.Any(language => language.Code == entry.Code))
            {
                errors.Add($"languages[{index}]: {entry.Code} is there twice");
            }
            else
            {
                languages.Add(new ArenaLanguage(entry.Code, entry.Name, entry.NativeName));
            }
        }

        Require(languages.Count > 0, "languages must not be empty", errors);
        return languages.ToImmutable();
    }

    private static ImmutableArray<MatchupRule> Matchups(
        CatalogueFile file, HashSet<string> codes, ImmutableArray<Contestant> contestants, List<string> errors)
    {
        var slugs = contestants.Select(contestant => contestant.Slug).ToHashSet();
        var rules = ImmutableArray.CreateBuilder<MatchupRule>();
        foreach (var (index, entry) in (file.Matchups ?? []).Index())
        {
            var groups = (entry.Groups ?? []).Select(group => group.ToImmutableArray()).ToImmutableArray();
            Require(entry.Language == "*" || codes.Contains(entry.Language ?? ""), $"matchups[{index}]: language {entry.Language} is not listed", errors);
            foreach (var slug in groups.SelectMany(group => group).Append(entry.Reference).OfType<string>().Where(slug => !slugs.Contains(slug)))
            {
                errors.Add($"matchups[{index}]: there is no contestant {slug}");
            }

            rules.Add(new MatchupRule(entry.Language ?? "", entry.Reference, groups));
        }

        return rules.ToImmutable();
    }

    private static Dictionary<string, ImmutableArray<StarterPrompt>> Prompts(string path, HashSet<string> codes, List<string> errors)
    {
        var own = new List<string>();
        var file = Parse<PromptFile>(path, own);
        var prompts = new Dictionary<string, ImmutableArray<StarterPrompt>>();
        var ids = new HashSet<string>();
        foreach (var (language, entries) in file?.Languages ?? new Dictionary<string, IReadOnlyList<PromptEntry>>())
        {
            Require(codes.Contains(language), $"language {language} is not in the catalogue", own);
            foreach (var (index, entry) in entries.Index())
            {
                var whole = !string.IsNullOrWhiteSpace(entry.Id) && !string.IsNullOrWhiteSpace(entry.Text) && !string.IsNullOrWhiteSpace(entry.Topic);
                Require(whole, $"{language}[{index}] needs id, text and topic", own);
                Require(ids.Add(entry.Id ?? $"{language}/{index}"), $"{language}[{index}]: {entry.Id} is there twice", own);
            }

            prompts[language] = [.. entries.Select(entry => new StarterPrompt(entry.Id ?? "", entry.Text ?? "", entry.Topic ?? ""))];
        }

        errors.AddRange(own.Select(error => $"{Path.GetFileName(path)}: {error}"));
        return prompts;
    }

    private static void Require(bool condition, string error, List<string> errors)
    {
        if (!condition)
        {
            errors.Add(error);
        }
    }
}
