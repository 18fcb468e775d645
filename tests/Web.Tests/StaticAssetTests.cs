using System.Net;
using System.Text.RegularExpressions;

namespace Arena.Web.Tests;

public sealed partial class StaticAssetTests
{
    private const int FirstLoadLimit = 300_000;

    [Fact]
    public async Task The_first_page_is_small_and_its_files_are_cached_by_their_content()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var html = await browser.HtmlAsync("/");
        var files = Linked().Matches(html).Select(match => match.Groups[1].Value).Distinct().ToList();
        files.Count.ShouldBeGreaterThan(6);
        var sum = html.Length;
        var seen = new HashSet<string>();
        foreach (var file in files)
        {
            sum += await FetchAsync(browser, file, seen);
        }

        seen.Count.ShouldBeGreaterThan(30);
        seen.ShouldNotContain(name => name.Contains("katex") || name.Contains("highlight/"));
        sum.ShouldBeLessThan(FirstLoadLimit);
    }

    [Fact]
    public async Task A_file_has_an_etag_and_is_not_sent_twice()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var first = await browser.GetAsync("/css/tokens.css");
        first.ShouldBe(HttpStatusCode.OK);
        first.Headers.ETag.ShouldNotBeNull();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/css/tokens.css");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag);
        using var again = await browser.SendAsync(request);
        again.ShouldBe(HttpStatusCode.NotModified);
        using var page = await browser.GetAsync("/");
        var fingerprinted = Linked().Matches(await page.Content.ReadAsStringAsync()).Select(match => match.Groups[1].Value).First(file => file.Contains("tokens"));
        using var forever = await browser.GetAsync(fingerprinted);
        forever.Headers.CacheControl!.ToString().ShouldContain("immutable");
    }

    // Follows imports, except those a page makes when it needs them.
    private static async Task<int> FetchAsync(Browser browser, string file, HashSet<string> seen)
    {
        if (!seen.Add(file))
        {
            return 0;
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, file);
        request.Headers.Add("Accept-Encoding", "gzip");
        using var response = await browser.SendAsync(request);
        response.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentEncoding.ShouldContain("gzip", file);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var sum = bytes.Length;
        if (file.EndsWith(".js", StringComparison.Ordinal))
        {
            await using var unpacked = new System.IO.Compression.GZipStream(new MemoryStream(bytes), System.IO.Compression.CompressionMode.Decompress);
            var source = await new StreamReader(unpacked).ReadToEndAsync();
            foreach (Match import in Imported().Matches(source))
            {
                sum += await FetchAsync(browser, new Uri(new Uri($"http://localhost{file}"), import.Groups[1].Value).AbsolutePath, seen);
            }
        }

        return sum;
    }

    [GeneratedRegex("(?:href|src)=\"(/(?:css|js)/[^\"]+)\"")]
    private static partial Regex Linked();

    [GeneratedRegex("^import [^;]*?from '([^']+)';", RegexOptions.Multiline)]
    private static partial Regex Imported();
}
