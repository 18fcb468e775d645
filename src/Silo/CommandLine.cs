using System.CommandLine;
using Arena.Contracts;
using Arena.Grains.Catalogue;
using Arena.Grains.Research.VoteFiles;
using Arena.Grains.Storage;
using Arena.Inference;
using Arena.Silo.Verbs;
using Microsoft.Extensions.Options;

namespace Arena.Silo;

/// <summary>The verbs, and what their failures mean to a shell.</summary>
internal static class CommandLine
{
    /// <summary>The work was done and found a failure.</summary>
    private const int Found = 1;

    private const int BadArguments = 2;
    private const int BadEnvironment = 3;

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("A self-hosted, blind A/B arena for local language models.")
        {
            RunVerb.Create(),
            ModelsVerb.Create(),
            BenchmarkVerb.Create(),
            RateVerb.Create(),
            ImportVerb.Create(),
            ExportVerb.Create(),
            SelfTestVerb.Create(),
            SnapshotVerb.Create(),
            VerifyVerb.Create(),
            ExcludeVerb.Create(),
            RestoreVerb.Create(),
            LedgerVerb.Create(),
        };
        if (await ParseAsync(root, args) is not { } parsed)
        {
            return BadArguments;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (FileProblemException exception)
        {
            await Console.Error.WriteLineAsync($"arena: {exception.Message}");
            return Found;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("arena: cancelled");
            return Found;
        }
        catch (UsageException exception)
        {
            await Console.Error.WriteLineAsync($"arena: {exception.Message}");
            return BadArguments;
        }
        catch (Exception exception) when (Explain(exception) is { } reason)
        {
            await Console.Error.WriteLineAsync($"arena: {reason}");
            return BadEnvironment;
        }
    }

    /// <returns>Null where the arguments cannot be meant, which is told.</returns>
    private static async Task<ParseResult?> ParseAsync(RootCommand root, string[] args)
    {
        IEnumerable<string> errors;
        try
        {
            var parsed = root.Parse(args);
            if (parsed.Errors.Count == 0)
            {
                return parsed;
            }

            errors = parsed.Errors.Select(error => error.Message);
        }
        catch (InvalidOperationException exception)
        {
            // A validator asked for the value of an argument that is wrong in itself.
            errors = [exception.Message];
        }

        foreach (var error in errors)
        {
            await Console.Error.WriteLineAsync($"arena: {error.ReplaceLineEndings(" ")}");
        }

        return null;
    }

    private static string? Explain(Exception exception) => exception switch
    {
        EnvironmentException environment => environment.Message,
        CatalogueException catalogue => $"the catalogue {catalogue.Message}",
        InferenceException inference => inference.Message.ReplaceLineEndings(" "),
        OptionsValidationException invalid => string.Join(' ', invalid.Failures),
        StorageException or IOException or UnauthorizedAccessException => exception.Message.ReplaceLineEndings(" "),
        _ => null,
    };
}
