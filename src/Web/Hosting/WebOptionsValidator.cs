using Microsoft.Extensions.Options;

namespace Arena.Web.Hosting;

/// <summary>Reports every bad option at once, at start.</summary>
internal sealed class WebOptionsValidator : IValidateOptions<WebOptions>
{
    public ValidateOptionsResult Validate(string? name, WebOptions options)
    {
        var errors = Errors(options).ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Errors(WebOptions options)
    {
        if (options.PathBase.Length > 0 && !IsPathBase(options.PathBase))
        {
            yield return $"ARENA_PATHBASE is '{options.PathBase}'; it must look like /arena.";
        }

        if (options.Language.Length is 0 or > 35)
        {
            yield return "ARENA_LANGUAGE must be a language code such as en.";
        }

        foreach (var (field, value) in Numbers(options))
        {
            if (value <= 0)
            {
                yield return $"{field} must be above 0.";
            }
        }
    }

    private static bool IsPathBase(string path) =>
        path.Length > 1 && path[0] == '/' && path[^1] != '/' && !path.Contains("//", StringComparison.Ordinal)
        && path.All(character => char.IsAsciiLetterOrDigit(character) || "/-_.~".Contains(character, StringComparison.Ordinal));

    private static IEnumerable<(string Field, double Value)> Numbers(WebOptions options) =>
    [
        (nameof(options.PromptLimit), options.PromptLimit),
        (nameof(options.BodyLimit), options.BodyLimit),
        (nameof(options.FormLimit), options.FormLimit),
        (nameof(options.StreamBuffer), options.StreamBuffer),
        (nameof(options.Heartbeat), options.Heartbeat.TotalSeconds),
        (nameof(options.BothAnswersWait), options.BothAnswersWait.TotalSeconds),
        (nameof(options.RememberedVoters), options.RememberedVoters),
    ];
}
