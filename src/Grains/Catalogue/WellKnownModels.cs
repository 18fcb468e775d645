using System.Collections.Immutable;

namespace Arena.Grains.Catalogue;

/// <summary>Models that are no contestants yet and can be pulled: models/well-known.json beside the catalogue.</summary>
internal static class WellKnownModels
{
    public const string FileName = "well-known.json";

    /// <summary>The models listed beside a catalogue, or none where there is no such file.</summary>
    /// <param name="catalogue">Path of the catalogue.</param>
    /// <exception cref="CatalogueException">Anything is wrong with the list.</exception>
    public static ImmutableArray<ContestantEntry> Beside(string catalogue)
    {
        var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(catalogue))!, FileName);
        return File.Exists(path) ? Read(path) : [];
    }

    /// <exception cref="CatalogueException">Anything is wrong with the list.</exception>
    public static ImmutableArray<ContestantEntry> Read(string path)
    {
        var errors = new List<string>();
        var models = new MemberReader(errors).Read<WellKnownFile>(path)?.Models ?? [];

        // Checked as contestants; only the hash may be missing, and the languages are the operator's to choose from.
        var languages = models.SelectMany(model => model.Languages ?? []).ToHashSet();
        var builder = new ContestantBuilder(Path.GetDirectoryName(Path.GetFullPath(path))!, languages, null, errors);
        foreach (var model in models)
        {
            builder.Build(model.Sha256 is null ? model with { Sha256 = new string('0', 64) } : model);
            if (model.Url is null)
            {
                errors.Add($"{model.Id}: url is missing");
            }
        }

        return errors.Count == 0 ? [.. models] : throw new CatalogueException(path, [.. errors]);
    }
}
