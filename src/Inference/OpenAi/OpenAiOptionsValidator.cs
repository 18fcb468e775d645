using Microsoft.Extensions.Options;

namespace Arena.Inference.OpenAi;

/// <summary>Reports every error at once.</summary>
internal sealed class OpenAiOptionsValidator : IValidateOptions<OpenAiOptions>
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, OpenAiOptions options)
    {
        var errors = Errors(options).ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Errors(OpenAiOptions options)
    {
        var times = new (string Name, TimeSpan Value)[]
        {
            (nameof(options.TokenTimeout), options.TokenTimeout),
            (nameof(options.ConnectTimeout), options.ConnectTimeout),
            (nameof(options.RetryDelay), options.RetryDelay),
            (nameof(options.MostRetryDelay), options.MostRetryDelay),
        };
        foreach (var (option, value) in times)
        {
            if (value <= TimeSpan.Zero || value > Longest)
            {
                yield return $"{option} is {value}; it must be above 0 and at most {Longest}.";
            }
        }

        if (options.Retries is < 0 or > 10)
        {
            yield return $"{nameof(options.Retries)} is {options.Retries}; it must be 0 to 10.";
        }

        if (options.ContextLength is < 64 or > 1 << 24)
        {
            yield return $"{nameof(options.ContextLength)} is {options.ContextLength}; it must be 64 to {1 << 24}.";
        }

        if (options.RepetitionPieces is < 0 or > 100_000)
        {
            yield return $"{nameof(options.RepetitionPieces)} is {options.RepetitionPieces}; it must be 0 to 100000.";
        }
    }
}
