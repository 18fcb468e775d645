using Arena.Grains.Catalogue;
using Arena.Inference;
using Arena.Inference.LlamaCpp;
using Spectre.Console;

namespace Arena.Silo.Models;

/// <summary>Looks whether contestants can run here, and says everything that speaks against each.</summary>
internal static class ModelCheck
{
    /// <returns>0, or 1 when something speaks against one of them.</returns>
    /// <exception cref="UsageException">There is no contestant of one of the ids.</exception>
    public static async Task<int> RunAsync(ModelTools tools, IReadOnlyCollection<string> ids, IAnsiConsole console, CancellationToken cancellationToken)
    {
        var failed = 0;
        foreach (var contestant in tools.Find(ids))
        {
            var (facts, faults) = await CheckAsync(contestant, tools, cancellationToken);
            failed += faults.Count > 0 ? 1 : 0;
            console.MarkupLineInterpolated($"{contestant.Slug}: {(faults.Count > 0 ? string.Join("; ", faults) : $"ok, {facts}")}");
        }

        return failed > 0 ? 1 : 0;
    }

    /// <summary>What is known of a contestant, and what speaks against it.</summary>
    public static async Task<(string Facts, IReadOnlyList<string> Faults)> CheckAsync(
        Contestant contestant, ModelTools tools, CancellationToken cancellationToken)
    {
        try
        {
            return contestant.Model.Engine == EngineKind.LlamaCpp
                ? await CheckFileAsync(contestant, tools, cancellationToken)
                : await AskServerAsync(contestant, tools, cancellationToken);
        }
        catch (InferenceException exception)
        {
            return ("", [exception.Message]);
        }
    }

    private static async Task<(string Facts, IReadOnlyList<string> Faults)> CheckFileAsync(
        Contestant contestant, ModelTools tools, CancellationToken cancellationToken)
    {
        var facts = tools.Inspector.Inspect(contestant.Model);
        var faults = new List<string>();
        var sha256 = await tools.Inspector.HashAsync(contestant.Model.Location, cancellationToken);
        if (sha256 != contestant.Model.Sha256)
        {
            faults.Add($"the file has the SHA-256 {sha256}; the catalogue says {contestant.Model.Sha256}");
        }

        var (needed, memory) = (facts.WeightBytes + facts.ContextBytes, tools.MostMemory);
        if (needed > memory)
        {
            faults.Add($"it needs {ModelListing.Size(needed)}; the largest device here has {ModelListing.Size(memory)}");
        }

        if (contestant.Model.Format == PromptFormat.Chat && facts.Template != TemplateState.Known)
        {
            faults.Add(facts.Template == TemplateState.Missing ? "the file has no chat template: declare its format as completion" : "its chat template is none that the library knows");
        }

        return ($"{facts.Architecture}, {facts.Quantisation ?? "unknown quantisation"}, {facts.ContextLength} tokens, {ModelListing.Size(needed)} of memory", faults);
    }

    private static async Task<(string Facts, IReadOnlyList<string> Faults)> AskServerAsync(
        Contestant contestant, ModelTools tools, CancellationToken cancellationToken)
    {
        var footprint = await tools.Engine(contestant.Model.Engine).MeasureAsync(contestant.Model, cancellationToken);
        return ($"the server holds it, {footprint.ContextLength} tokens", []);
    }
}
