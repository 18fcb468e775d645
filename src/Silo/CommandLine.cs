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
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync($"arena: {error.Message}");
            }

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
