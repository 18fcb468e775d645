using System.Text.RegularExpressions;
using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.Chaos;

/// <summary>What does not depend on a battle: pages, what they load, and the calls everybody may make.</summary>
public static partial class CommonPages
{
    private static readonly string[] Addresses =
    [
        "./", "about", "leaderboard", "settings", "history/delete", "answers", "error/404", "error/500", "no/such/page",
        "api/languages", "api/leaderboard", "api/export/votes.csv", "api/no/such/call", "openapi/v1.json",
    ];

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
        return Passing().Replace($"{page.Head}\n{page.Text}", "");
    }

    // The clock, the browser's own cookie and what its forms carry: tokens for that cookie, and keys that are drawn anew each time.
    [GeneratedRegex("^(Date|Set-Cookie): .*\n|(?<=name=\"(?:token|key)\" value=\"|name=\"__RequestVerificationToken\" type=\"hidden\" value=\")[^\"]*", RegexOptions.Multiline)]
    private static partial Regex Passing();

    // Scripts, styles and pictures of this origin.
    [GeneratedRegex("(?:src|href)=\"(?!https?:|#|data:)([^\"?]+\\.(?:js|css|svg|png|ico|webmanifest|woff2)[^\"]*)\"")]
    private static partial Regex Link();
}
