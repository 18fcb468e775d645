using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Arena.Grains.Research.Scrubbing;

/// <summary>
/// Addresses of machines. Kept, since they identify nobody: loopback, "any", masks and networks with a prefix length, IPv6 outside
/// 2000::/3, and versions ("v1.2.3.4", "version 1.2.3.4").
/// </summary>
internal sealed class IpAddressRule : IScrubRule
{
    private static readonly Regex Four = Patterns.Linear(@"[0-9]{1,3}(?:\.[0-9]{1,3}){3}");
    private static readonly Regex Six = Patterns.Linear(@"[23][0-9a-f]{3}:[0-9a-f:]{2,34}[0-9a-f:]");
    private static readonly Regex Version = Patterns.Linear(@"(?:v|ver|version|release|build)[.:]? ?$");

    public string Name => "ip";

    public IEnumerable<Span> Find(string text, string language) =>
        Four.Matches(text).Where(match => IsFour(text, match)).Concat(Six.Matches(text).Where(match => IsSix(text, match))).Select(match => new Span(match.Index, match.Length));

    private static bool IsFour(string text, Match match)
    {
        var end = match.Index + match.Length;
        return Patterns.StandsAlone(text, new Span(match.Index, match.Length))
            && Patterns.Before(text, match.Index) is not ('.' or '-')
            && Patterns.After(text, end) != '/'
            && !Version.IsMatch(text[Math.Max(0, match.Index - 10)..match.Index])
            && IPAddress.TryParse(match.Value, out var address)
            && address.GetAddressBytes() is [not (0 or 127 or 255), ..];
    }

    private static bool IsSix(string text, Match match) =>
        Patterns.StandsAlone(text, new Span(match.Index, match.Length))
        && Patterns.Before(text, match.Index) != ':'
        && Patterns.After(text, match.Index + match.Length) != '/'
        && IPAddress.TryParse(match.Value, out var address)
        && address.AddressFamily == AddressFamily.InterNetworkV6;
}
