using System.Collections.Immutable;

namespace Arena.Grains.Catalogue;

/// <summary>Reads a catalogue and its prompt bank and reports every error in them at once.</summary>
internal static class CatalogueReader
{
    /// <exception cref="CatalogueException">Anything is wrong with either file.</exception>
    public static ArenaCatalogue Read(string path)
    {
        var errors = new List<string>();
        var file = new MemberReader(errors).Read<CatalogueFile>(path);
        if (file is null)
        {
            throw new CatalogueException(path, [.. errors]);
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var languages = Languages(file, errors);
        var codes = languages.Select(language => language.Code).ToHashSet();
        var builder = new ContestantBuilder(folder, codes, file.Sampling, errors);
        var contestants = (file.Contestants ?? []).Select(builder.Build).OfType<Contestant>().ToImmutableArray();
        var prompts = file.Prompts is null ? [] : PromptReader.Read(Path.Combine(folder, file.Prompts), codes, errors);
        var slugs = (file.Contestants ?? []).Select(entry => entry.Id).OfType<string>().ToHashSet();
        var matchups = new MatchupReader(codes, contestants, slugs, errors).Read(file.Matchups ?? []);
        Require(file.Version == 1, "version must be 1", errors);
        Require(file.Contestants is { Count: > 0 }, "contestants must not be empty", errors);
        return errors.Count == 0
            ? new ArenaCatalogue(languages, contestants, matchups, prompts)
            : throw new CatalogueException(path, [.. errors]);
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

    private static void Require(bool condition, string error, List<string> errors)
    {
        if (!condition)
        {
            errors.Add(error);
        }
    }
}
