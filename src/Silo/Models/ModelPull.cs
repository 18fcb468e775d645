using Arena.Grains.Catalogue;
using Arena.Inference;
using Arena.Silo.Models.Downloads;
using Spectre.Console;

namespace Arena.Silo.Models;

/// <summary>
/// Fetches the files of contestants, and of well-known models, which become contestants thereby. A well-known model without a hash gets the one
/// of its first download, with a warning: from then on it is pinned, but nobody vouches for that first file.
/// </summary>
internal sealed class ModelPull(ModelTools tools, Downloader downloader, IAnsiConsole console)
{
    /// <returns>0; 1 where a wrong file came; 3 where it cannot be fetched. Goes on with the next one in either case.</returns>
    /// <exception cref="UsageException">An id is unknown, or there is nothing to fetch for it; nothing was fetched then.</exception>
    public async Task<int> RunAsync(IReadOnlyCollection<string> ids, IReadOnlyList<string>? languages, CancellationToken cancellationToken)
    {
        var plans = ids.Distinct().Select(id => Plan(id, languages)).ToList();
        var worst = 0;
        foreach (var plan in plans)
        {
            worst = Math.Max(worst, await PullAsync(plan, cancellationToken));
        }

        return worst;
    }

    private PullPlan Plan(string id, IReadOnlyList<string>? languages)
    {
        if (tools.Catalogue.Contestants.FirstOrDefault(contestant => contestant.Slug == id) is { } contestant)
        {
            return contestant.Source is null
                ? throw new UsageException($"the catalogue has no url for {id}")
                : new PullPlan(id, new DownloadRequest(contestant.Source, contestant.Model.Location, Known(contestant.Bytes), contestant.Model.Sha256), null);
        }

        var entry = tools.WellKnown.FirstOrDefault(model => model.Id == id)
            ?? throw new UsageException($"neither the catalogue nor {WellKnownModels.FileName} has {id}");
        var spoken = (languages ?? entry.Languages!).Where(tools.Catalogue.HasLanguage).ToList();
        if (spoken.Count == 0 || (languages is not null && spoken.Count < languages.Count))
        {
            throw new UsageException($"{id}: name languages of the catalogue with --languages");
        }

        var target = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(tools.Path)!, entry.File!));
        return new PullPlan(id, new DownloadRequest(new Uri(entry.Url!), target, entry.Bytes, entry.Sha256), entry with { Languages = spoken });
    }

    private static long? Known(long bytes) => bytes > 0 ? bytes : null;

    private async Task<int> PullAsync(PullPlan plan, CancellationToken cancellationToken)
    {
        try
        {
            var sha256 = await IsThereAsync(plan.Request, cancellationToken) ?? await FetchAsync(plan, cancellationToken);
            if (plan.Entry is not null)
            {
                Add(plan.Entry, plan.Request, sha256);
            }

            return 0;
        }
        catch (DownloadException exception)
        {
            await Console.Error.WriteLineAsync($"arena: {plan.Id}: {exception.Message}");
            return exception.Failure == DownloadFailure.WrongFile ? 1 : 3;
        }
        catch (InferenceException exception)
        {
            await Console.Error.WriteLineAsync($"arena: {plan.Id}: {exception.Message.ReplaceLineEndings(" ")}");
            return 1;
        }
    }

    /// <returns>The hash of a file that is there and right; null where it has to be fetched.</returns>
    private async Task<string?> IsThereAsync(DownloadRequest request, CancellationToken cancellationToken)
    {
        if (!File.Exists(request.Target) || (request.Bytes is { } bytes && new FileInfo(request.Target).Length != bytes))
        {
            return null;
        }

        var sha256 = await tools.Inspector.HashAsync(request.Target, cancellationToken);
        var right = request.Sha256 is null || request.Sha256 == sha256;
        if (right)
        {
            console.MarkupLineInterpolated($"{Path.GetFileName(request.Target)} is there already");
        }

        return right ? sha256 : null;
    }

    private async Task<string> FetchAsync(PullPlan plan, CancellationToken cancellationToken)
    {
        var sha256 = await PullProgress.ShowAsync(
            console, plan.Id, plan.Request.Bytes ?? 0, progress => downloader.DownloadAsync(plan.Request, progress, cancellationToken));
        console.MarkupLineInterpolated($"{plan.Id}: {(plan.Request.Sha256 is null ? "fetched" : "fetched and verified")}, SHA-256 {sha256}");
        return sha256;
    }

    private void Add(ContestantEntry entry, DownloadRequest request, string sha256)
    {
        RequireModel(entry, request.Target);
        if (entry.Sha256 is null)
        {
            console.MarkupLineInterpolated($"[yellow]{entry.Id}: nobody had told the SHA-256 of this file. The one that came is recorded; compare it with its publisher's.[/]");
        }

        CatalogueEditor.Append(tools.Path, entry with
        {
            Sha256 = sha256,
            Sha256Source = entry.Sha256 is null ? "Recorded at the first download; nobody vouches for it." : entry.Sha256Source,
            Bytes = new FileInfo(request.Target).Length,
        });
        console.MarkupLineInterpolated($"{entry.Id} is a contestant now in {string.Join(", ", entry.Languages!)}; a running arena reads the catalogue when it starts");
    }

    /// <summary>A page that asks to log in has a hash too: what is recorded must be a model, and what is not must not lie in its place.</summary>
    private void RequireModel(ContestantEntry entry, string path)
    {
        try
        {
            tools.Inspector.Inspect(new ModelSpec(entry.Id!, EngineKind.LlamaCpp, path, null, null, PromptFormat.Chat, entry.ContextLength ?? 0));
        }
        catch (InferenceException) when (entry.Sha256 is null)
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>What one id means.</summary>
    /// <param name="Id">In the catalogue or the list.</param>
    /// <param name="Request">What to fetch.</param>
    /// <param name="Entry">What to add to the catalogue; null for a contestant.</param>
    private sealed record PullPlan(string Id, DownloadRequest Request, ContestantEntry? Entry);
}
