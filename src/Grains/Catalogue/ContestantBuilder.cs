using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Arena.Contracts.Models;
using Arena.Inference;

namespace Arena.Grains.Catalogue;

/// <summary>Turns a catalogue entry into a contestant and notes what is wrong with it.</summary>
internal sealed partial class ContestantBuilder(string folder, HashSet<string> languages, SamplingEntry? shared, List<string> errors)
{
    private readonly HashSet<string> _slugs = [];

    public Contestant? Build(ContestantEntry entry)
    {
        var before = errors.Count;
        var name = entry.Id ?? "(contestant without id)";
        void Require(bool condition, string error)
        {
            if (!condition)
            {
                errors.Add($"{name}: {error}");
            }
        }

        Require(Slug().IsMatch(entry.Id ?? ""), "id must be 2 to 64 of a-z, 0-9, '-' and '.'");
        Require(_slugs.Add(name), "the id is there twice");
        Require(!string.IsNullOrWhiteSpace(entry.Name), "name is missing");
        Require(!string.IsNullOrWhiteSpace(entry.Family), "family is missing");
        Require(!string.IsNullOrWhiteSpace(entry.Licence), "licence is missing");
        Require(entry.Languages is { Count: > 0 }, "languages must not be empty");
        foreach (var code in entry.Languages ?? [])
        {
            Require(languages.Contains(code), $"language {code} is not listed");
        }

        Require(entry.Format is null or "chat" or "completion", "format must be chat or completion");
        Require(entry.ContextLength is null or >= 128, "contextLength must be at least 128");
        Require((entry.Languages ?? []).Distinct().Count() == (entry.Languages ?? []).Count, "a language is there twice");
        Require(entry.Url is null || IsWeb(entry.Url), "url must be an absolute http or https address");
        Require(entry.Bytes is null or > 0, "bytes must be over 0");
        var engine = Engine(entry, Require);
        var sampling = Sampling(entry.Sampling, Require);
        return errors.Count == before ? Create(entry, engine, sampling) : null;
    }

    private static EngineKind Engine(ContestantEntry entry, Action<bool, string> require)
    {
        switch (entry.Engine)
        {
            case "llamaCpp":
                require(!string.IsNullOrWhiteSpace(entry.File), "file is missing");
                require(Hash().IsMatch(entry.Sha256 ?? ""), "sha256 must be 64 lower-case hexadecimal digits");
                require(entry.Endpoint is null && entry.Model is null, "endpoint and model belong to the engine openAi");
                return EngineKind.LlamaCpp;
            case "openAi":
                require(IsWeb(entry.Endpoint), "endpoint must be an absolute http or https address");
                require(entry.File is null && entry.Sha256 is null && entry.Url is null && entry.Bytes is null, "file, sha256, url and bytes belong to the engine llamaCpp");
                require(!string.IsNullOrWhiteSpace(entry.Model), "model is missing");
                require(entry.ContextLength is not null, "contextLength is missing");
                return EngineKind.OpenAi;
            case "scripted":
                return EngineKind.Scripted;
            default:
                require(false, "engine must be llamaCpp or openAi");
                return default;
        }
    }

    private static bool IsWeb(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private AnswerParameters Sampling(SamplingEntry? own, Action<bool, string> require)
    {
        var sampling = new AnswerParameters(
            own?.MaxTokens ?? shared?.MaxTokens ?? 1024,
            own?.Temperature ?? shared?.Temperature ?? 0.7f,
            own?.TopP ?? shared?.TopP ?? 0.95f,
            own?.TopK ?? shared?.TopK ?? 40,
            own?.MinP ?? shared?.MinP ?? 0.05f,
            own?.RepeatPenalty ?? shared?.RepeatPenalty ?? 1.1f,
            Seed: 0);
        require(sampling.MaxTokens is >= 1 and <= 32_768, "maxTokens must be 1 to 32768");
        require(sampling.Temperature is >= 0 and <= 5, "temperature must be 0 to 5");
        require(sampling.TopP is > 0 and <= 1, "topP must be over 0 and at most 1");
        require(sampling.TopK is >= 0, "topK must not be negative");
        require(sampling.MinP is >= 0 and < 1, "minP must be 0 or more and under 1");
        require(sampling.RepeatPenalty is > 0 and <= 10, "repeatPenalty must be over 0 and at most 10");
        return sampling;
    }

    private Contestant Create(ContestantEntry entry, EngineKind engine, AnswerParameters sampling)
    {
        var format = entry.Format == "completion" ? PromptFormat.Completion : PromptFormat.Chat;
        var location = engine == EngineKind.OpenAi ? entry.Endpoint! : Path.GetFullPath(Path.Combine(folder, entry.File ?? entry.Id!));
        var id = new ContestantId($"{entry.Id}-{IdentityHash(entry, engine, format, sampling)}");
        var model = new ModelSpec(id.Value, engine, location, entry.Model, entry.Sha256, format, entry.ContextLength ?? 0);
        return new Contestant(
            id,
            entry.Id!,
            entry.Name!,
            entry.Family!,
            entry.Variant ?? "",
            entry.Parameters ?? "",
            entry.Quantisation ?? "",
            entry.Licence!,
            [.. entry.Languages!],
            model,
            sampling)
        {
            Source = entry.Url is null ? null : new Uri(entry.Url),
            Bytes = entry.Bytes ?? 0,
        };
    }

    /// <summary>Everything that makes a contestant the exact thing it is; names and licences are not part of it.</summary>
    private static string IdentityHash(ContestantEntry entry, EngineKind engine, PromptFormat format, AnswerParameters sampling)
    {
        var identity = string.Create(
            CultureInfo.InvariantCulture,
            $"{entry.Sha256}|{entry.Endpoint}|{entry.Model}|{entry.Quantisation}|{engine}|{format}|{entry.ContextLength}|{sampling.MaxTokens}|{sampling.Temperature:R}|{sampling.TopP:R}|{sampling.TopK}|{sampling.MinP:R}|{sampling.RepeatPenalty:R}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..8];
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]{1,63}\z")]
    private static partial Regex Slug();

    [GeneratedRegex(@"^[0-9a-f]{64}\z")]
    private static partial Regex Hash();
}
