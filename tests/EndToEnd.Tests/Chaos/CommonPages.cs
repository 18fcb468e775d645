using System.Text.RegularExpressions;
using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.Chaos;

/// <summary>What does not depend on a battle: pages, what they load, and the calls everybody may make.</summary>
public static partial class CommonPages
{
    private static readonly string[] Addresses = ["./", "api/languages", "openapi/v1.json", "leaderboard", "analytics", "api/leaderboard", "about", "settings"];

    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(VoterClient voter)
    {
        ArgumentNullException.ThrowIfNull(voter);
        var pages = new Dictionary<string, string>();
        var waiting = new Queue<string>(Addresses);
        while (waiting.TryDequeue(out var address))
        {
            var page = await voter.GetAsync(address);
            pages[address] = Plain(page);
            foreach (Match link in Link().Matches(page.Head.Contains("text/html", StringComparison.Ordinal) ? page.Text : ""))
            {
                var next = link.Groups[1].Value.TrimStart('/');
                if (!pages.ContainsKey(next) && !waiting.Contains(next))
                {
                    waiting.Enqueue(next);
                }
            }
        }

        return pages;
    }

    /// <summary>A response without what differs from one moment to the next.</summary>
    public static string Plain(Received page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return Drawn().Replace(Passing().Replace($"{page.Head}\n{page.Text}", ""), "$1");
    }

    [GeneratedRegex("^(Date|Set-Cookie): .*\n", RegexOptions.Multiline)]
    private static partial Regex Passing();

    // The forms' token is the voter's own; their keys, and the side that a narrow page shows first, are drawn apart from the pair;
    // votes are counted as they come in.
    [GeneratedRegex("(name=\"(?:token|key)\" value=\"|data-first=\"|\"votes\":)[^\",}]*")]
    private static partial Regex Drawn();

    // Scripts, styles and pictures of this origin.
    [GeneratedRegex("(?:src|href)=\"(?!https?:|#|data:)([^\"?]+\\.(?:js|css|svg|png|ico|webmanifest|woff2)[^\"]*)\"")]
    private static partial Regex Link();
}
