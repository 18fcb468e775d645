using System.Globalization;
using System.Text;
using Arena.Grains.Catalogue;
using Arena.Inference;
using Arena.Inference.LlamaCpp;
using Arena.Silo.Models.Downloads;
using Spectre.Console;

namespace Arena.Silo.Models;

/// <summary>Makes a contestant: reads what the file says of itself, hashes it, and appends a valid entry to the catalogue.</summary>
internal sealed class ModelAddition(ModelTools tools, Downloader downloader, IAnsiConsole console)
{
    private string Folder => Path.GetDirectoryName(tools.Path)!;

    /// <exception cref="UsageException">The wishes, or the entry they make, cannot be meant; the catalogue is as it was.</exception>
    /// <exception cref="InferenceException">The file is no usable model, or the server does not hold it.</exception>
    public async Task<int> RunAsync(string source, AdditionWishes wishes, CancellationToken cancellationToken)
    {
        var isWeb = Uri.TryCreate(source, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
        try
        {
            var entry = wishes.Model is not null ? await OfServerAsync(isWeb ? address! : throw new UsageException("--model goes with the address of a server"), wishes, cancellationToken)
                : isWeb ? await OfAddressAsync(address!, wishes, cancellationToken)
                : await OfFileAsync(Path.GetFullPath(source), wishes, cancellationToken);
            Append(entry);
            return 0;
        }
        catch (DownloadException exception)
        {
            await Console.Error.WriteLineAsync($"arena: {exception.Message}");
            return exception.Failure == DownloadFailure.WrongFile ? 1 : 3;
        }
    }

    private void Append(ContestantEntry entry)
    {
        try
        {
            CatalogueEditor.Append(tools.Path, entry);
        }
        catch (CatalogueException exception)
        {
            throw new UsageException(string.Join("; ", exception.Errors));
        }

        console.MarkupLineInterpolated($"{entry.Id} is a contestant now in {string.Join(", ", entry.Languages!)}; a running arena reads the catalogue when it starts");
    }

    private async Task<ContestantEntry> OfAddressAsync(Uri address, AdditionWishes wishes, CancellationToken cancellationToken)
    {
        var file = Path.GetFileName(address.LocalPath);
        if (!file.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase))
        {
            throw new UsageException("the address is none of a .gguf file; a server also needs --model");
        }

        var target = Path.Combine(Folder, "pulled", file);
        if (!File.Exists(target))
        {
            await PullProgress.ShowAsync(console, file, 0, progress => downloader.DownloadAsync(new DownloadRequest(address, target, null, null), progress, cancellationToken));
        }

        return await OfFileAsync(target, wishes, cancellationToken) with { Url = address.ToString(), Sha256Source = "Recorded at the first download; nobody vouches for it." };
    }

    private async Task<ContestantEntry> OfFileAsync(string path, AdditionWishes wishes, CancellationToken cancellationToken)
    {
        var spec = new ModelSpec(Path.GetFileName(path), EngineKind.LlamaCpp, path, null, null, PromptFormat.Chat, wishes.ContextLength ?? 0);
        var facts = tools.Inspector.Inspect(spec);
        if (facts.Template == TemplateState.Unknown && wishes.Format is null)
        {
            throw new UsageException("its chat template is none that the library knows; if it is a base model say --format completion");
        }

        var name = wishes.Name ?? facts.Name ?? Path.GetFileNameWithoutExtension(path);
        return Entry(name, "llamaCpp", wishes) with
        {
            Licence = wishes.Licence ?? facts.Licence ?? throw new UsageException("the file names no licence: say --licence"),
            Parameters = Count(facts.Parameters),
            Quantisation = facts.Quantisation,
            File = Path.GetRelativePath(Folder, path).Replace('\\', '/'),
            Sha256 = await tools.Inspector.HashAsync(path, cancellationToken),
            Bytes = new FileInfo(path).Length,
            Format = wishes.Format ?? (facts.Template == TemplateState.Missing ? "completion" : null),
            ContextLength = facts.ContextLength,
        };
    }

    private async Task<ContestantEntry> OfServerAsync(Uri address, AdditionWishes wishes, CancellationToken cancellationToken)
    {
        var format = wishes.Format == "completion" ? PromptFormat.Completion : PromptFormat.Chat;
        var spec = new ModelSpec(wishes.Model!, EngineKind.OpenAi, address.ToString(), wishes.Model, null, format, wishes.ContextLength ?? 0);
        var footprint = await tools.Engine(EngineKind.OpenAi).MeasureAsync(spec, cancellationToken);
        return Entry(wishes.Name ?? wishes.Model!, "openAi", wishes) with
        {
            Licence = wishes.Licence ?? throw new UsageException("a server names no licence: say --licence"),
            Endpoint = address.ToString(),
            Model = wishes.Model,
            Format = wishes.Format,
            ContextLength = footprint.ContextLength,
        };
    }

    private static ContestantEntry Entry(string name, string engine, AdditionWishes wishes) => new(
        wishes.Id ?? Slug(name), name, wishes.Family ?? name.Split(' ', '-')[0], wishes.Variant, null, null, null, wishes.Languages, engine,
        null, null, null, null, null, null, null, null, null);

    /// <summary>An id made of a name: small letters, digits, dots and single dashes.</summary>
    private static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var letter in name.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter) || (letter == '.' && slug.Length > 0))
            {
                slug.Append(letter);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString(0, Math.Min(slug.Length, 64)).TrimEnd('-', '.');
    }

    /// <summary>A number of weights as people write it.</summary>
    private static string Count(long parameters) => parameters >= 1_000_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{parameters / 1e9:0.0}B")
        : string.Create(CultureInfo.InvariantCulture, $"{parameters / 1e6:0.0}M");
}
