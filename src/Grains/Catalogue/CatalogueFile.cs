using System.Text.Json.Serialization;

namespace Arena.Grains.Catalogue;

/// <summary>models/arena.json as written; docs/catalogue.md and models/arena.schema.json describe it. Everything may be missing here: the reader reports it.</summary>
internal sealed record CatalogueFile(
    int Version,
    string? Prompts,
    SamplingEntry? Sampling,
    IReadOnlyList<LanguageEntry>? Languages,
    IReadOnlyList<ContestantEntry>? Contestants,
    IReadOnlyList<MatchupEntry>? Matchups)
{
    /// <summary>For editors; not used.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }
}

/// <summary>A language as written.</summary>
internal sealed record LanguageEntry(string? Code, string? Name, string? NativeName);

/// <summary>Sampling as written; missing values come from the catalogue's own sampling, then from <see cref="CatalogueReader"/>.</summary>
internal sealed record SamplingEntry(int? MaxTokens, float? Temperature, float? TopP, int? TopK, float? MinP, float? RepeatPenalty);

/// <summary>A contestant as written.</summary>
internal sealed record ContestantEntry(
    string? Id,
    string? Name,
    string? Family,
    string? Variant,
    string? Parameters,
    string? Quantisation,
    string? Licence,
    IReadOnlyList<string>? Languages,
    string? Engine,
    string? File,
    string? Sha256,
    long? Bytes,
    string? Url,
    string? Endpoint,
    string? Model,
    string? Format,
    int? ContextLength,
    SamplingEntry? Sampling)
{
    /// <summary>Who says that the weights have this hash; for people, and not part of the contestant's identity.</summary>
    public string? Sha256Source { get; init; }

    /// <summary>What an operator should know; for people.</summary>
    public string? Note { get; init; }
}

/// <summary>models/well-known.json as written: models that a machine with a network can pull. Their hash may be unknown.</summary>
internal sealed record WellKnownFile(int Version, IReadOnlyList<ContestantEntry>? Models)
{
    /// <summary>For editors; not used.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }
}

/// <summary>A matchup rule as written.</summary>
internal sealed record MatchupEntry(
    string? Language,
    string? Reference,
    IReadOnlyList<IReadOnlyList<string>>? Groups,
    IReadOnlyList<IReadOnlyList<string>>? Pools);

/// <summary>The prompt bank as written.</summary>
internal sealed record PromptFile(int Version, IReadOnlyDictionary<string, IReadOnlyList<PromptEntry>>? Languages);

/// <summary>A starter prompt as written.</summary>
internal sealed record PromptEntry(string? Id, string? Text, string? Topic);
