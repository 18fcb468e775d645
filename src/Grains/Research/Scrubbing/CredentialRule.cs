using System.Text.RegularExpressions;

namespace Arena.Grains.Research.Scrubbing;

/// <summary>The secret part of an address: name and password before the host, or the value of a parameter that is named like a secret.</summary>
internal sealed class CredentialRule : IScrubRule
{
    private static readonly Regex UserInfo = Patterns.Linear(@"[a-z][a-z0-9+.-]{1,20}://(?<secret>[^\s/@:""'<>]{1,200}:[^\s/@""'<>]{1,200})@[^\s/@]");

    private static readonly Regex Parameter = Patterns.Linear(
        @"[?&](?:access_?token|auth_?token|token|api_?key|key|password|passwd|pwd|secret|client_?secret|signature|sig)=(?<secret>[^\s&#""'<>]+)");

    public string Name => "credentials";

    public IEnumerable<Span> Find(string text, string language) => !text.Contains("://", StringComparison.Ordinal)
        ? []
        : UserInfo.Matches(text).Concat(Parameter.Matches(text)).Select(match => match.Groups["secret"]).Select(group => new Span(group.Index, group.Length));
}
