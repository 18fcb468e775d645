using Microsoft.Extensions.Options;

namespace Arena.Inference.LlamaCpp;

/// <summary>Reports every error at once.</summary>
internal sealed class LlamaOptionsValidator : IValidateOptions<LlamaOptions>
{
    public ValidateOptionsResult Validate(string? name, LlamaOptions options)
    {
        var errors = Errors(options).ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Errors(LlamaOptions options)
    {
        var ranges = new (string Name, long Value, long Least, long Most)[]
        {
            (nameof(options.CpuLanes), options.CpuLanes, 1, 256),
            (nameof(options.GpuLanes), options.GpuLanes, 1, 256),
            (nameof(options.MaxContextLength), options.MaxContextLength, 64, 1 << 20),
            (nameof(options.BatchTokens), options.BatchTokens, 32, 8192),
            (nameof(options.PromptChunkTokens), options.PromptChunkTokens, 1, options.BatchTokens),
            (nameof(options.ResidentSessions), options.ResidentSessions, 0, 255),
            (nameof(options.MaxWaiting), options.MaxWaiting, 1, 100_000),
            (nameof(options.Tokenisers), options.Tokenisers, 1, 1000),
            (nameof(options.RepetitionTokens), options.RepetitionTokens, 0, 100_000),
        };
        foreach (var (option, value, least, most) in ranges)
        {
            if (value < least || value > most)
            {
                yield return $"{option} is {value}; it must be {least} to {most}.";
            }
        }

        if (!(options.MemoryShare > 0 && options.MemoryShare <= 1))
        {
            yield return $"{nameof(options.MemoryShare)} is {options.MemoryShare}; it must be above 0 and at most 1.";
        }

        if (options.LibraryFolder is { } folder && !Directory.Exists(folder))
        {
            yield return $"{nameof(options.LibraryFolder)} is not a folder: {folder}";
        }

        foreach (var error in options.Devices is { } devices ? Devices.DeviceListParser.Parse(devices).Errors : [])
        {
            yield return $"{nameof(options.Devices)}: {error}";
        }
    }
}
