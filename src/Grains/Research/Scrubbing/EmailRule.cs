using System.Text.RegularExpressions;

namespace Arena.Grains.Research.Scrubbing;

/// <summary>E-mail addresses in letters of any script. "git@host:path" is the account of a service, not a person.</summary>
internal sealed class EmailRule : IScrubRule
{
    private static readonly Regex Address = Patterns.Linear(
        @"[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}._%+'-]{0,62}[\p{L}\p{M}\p{N}_+-])?@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.){1,8}[\p{L}]{2,24}");

    public string Name => "email";

    public IEnumerable<Span> Find(string text, string language) => !text.Contains('@')
        ? []
        : Address.Matches(text)
            .Where(match => !(match.Value.StartsWith("git@", StringComparison.OrdinalIgnoreCase) && Patterns.After(text, match.Index + match.Length) == ':'))
            .Select(match => new Span(match.Index, match.Length));
}
