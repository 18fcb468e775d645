using System.Collections.Immutable;
using System.IO.Compression;
using System.Net;
using System.Text;

namespace Arena.Web.Tests;

public sealed class ExportTests
{
    [Theory]
    [InlineData("votes.csv", "text/csv")]
    [InlineData("votes.jsonl", "application/x-ndjson")]
    public async Task Votes_are_public_and_come_chunk_by_chunk(string file, string type)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var bytes = Chunks(200, 1000);
        web.Arena.ExportChunks = bytes;
        using var response = await browser.GetAsync("/api/export/" + file);
        response.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        response.Content.Headers.ContentType.CharSet.ShouldBe("utf-8");
        response.Content.Headers.ContentDisposition!.FileName.ShouldBe(file);
        (await response.Content.ReadAsByteArrayAsync()).ShouldBe(bytes.SelectMany(chunk => chunk));
    }

    [Fact]
    public async Task An_empty_export_is_an_empty_file()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var response = await browser.GetAsync("/api/export/votes.csv");
        response.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_failure_before_the_first_byte_is_a_problem()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        web.Arena.ExportFailure = new TimeoutException();
        using var response = await browser.GetAsync("/api/export/votes.csv");
        await response.ShouldBeProblemAsync(503, "retry");
    }

    [Fact]
    public async Task A_failure_in_the_middle_breaks_the_connection()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        web.Arena.ExportChunks = Chunks(2, 10);
        web.Arena.ExportFailure = new InvalidOperationException("disk");
        await Should.ThrowAsync<Exception>(async () =>
        {
            using var response = await browser.GetAsync("/api/export/votes.csv");
            await response.Content.ReadAsByteArrayAsync();
        });
    }

    [Theory]
    [InlineData("battles.jsonl", null)]
    [InlineData("battles.jsonl", "Bearer wrong")]
    [InlineData("battles.jsonl", "Basic {token}")]
    [InlineData("arena_results.csv", null)]
    [InlineData("arena_results.csv", "Bearer ")]
    public async Task Exports_with_texts_need_the_operators_token(string file, string? authorization)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var response = await browser.SendAsync(Request(web, file, authorization));
        await response.ShouldBeProblemAsync(401, "unauthorized");
        response.Headers.WwwAuthenticate.Single().Scheme.ShouldBe("Bearer");
    }

    [Theory]
    [InlineData("battles.jsonl")]
    [InlineData("arena_results.csv")]
    public async Task The_token_in_the_data_folder_opens_them(string file)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        web.Arena.ExportChunks = Chunks(1, 5);
        using var response = await browser.SendAsync(Request(web, file, "Bearer {token}"));
        response.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsByteArrayAsync()).Length.ShouldBe(5);
    }

    [Theory]
    [InlineData("battles.jsonl", true)]
    [InlineData("battles.jsonl?scrub=off", false)]
    [InlineData("arena_results.csv?scrub=on", true)]
    [InlineData("arena_results.csv?scrub=off", false)]
    public async Task Texts_are_scrubbed_unless_the_operator_says_otherwise(string file, bool scrubbed)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var response = await browser.SendAsync(Request(web, file, "Bearer {token}"));
        response.ShouldBe(HttpStatusCode.OK);
        web.Arena.ExportsAsked.ShouldHaveSingleItem().Scrub.ShouldBe(scrubbed);
    }

    [Fact]
    public async Task A_scrub_that_is_neither_on_nor_off_is_refused()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var response = await browser.SendAsync(Request(web, "battles.jsonl?scrub=maybe", "Bearer {token}"));
        await response.ShouldBeProblemAsync(400, "invalid_parameter");
        web.Arena.ExportsAsked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("gzip", true)]
    [InlineData("br, gzip;q=0.5", true)]
    [InlineData("gzip;q=0", false)]
    [InlineData("br", false)]
    public async Task Exports_are_packed_for_a_client_that_takes_it(string accepted, bool packed)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        web.Arena.ExportChunks = Chunks(50, 1000);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/export/votes.csv");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        using var response = await browser.SendAsync(request);
        response.Content.Headers.ContentEncoding.ShouldBe(packed ? ["gzip"] : []);
        response.Headers.Vary.ShouldContain("Accept-Encoding");
        await using var body = await response.Content.ReadAsStreamAsync();
        var unpacked = new MemoryStream();
        await (packed ? new GZipStream(body, CompressionMode.Decompress) : body).CopyToAsync(unpacked);
        unpacked.ToArray().ShouldBe(web.Arena.ExportChunks.SelectMany(chunk => chunk));
    }

    [Fact]
    public async Task A_failure_in_the_middle_of_a_packed_export_does_not_end_it_well()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        web.Arena.ExportChunks = [.. Enumerable.Range(0, 40).Select(_ => Random(60_000))];
        web.Arena.ExportFailure = new InvalidOperationException("disk");
        await Should.ThrowAsync<Exception>(async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/export/votes.csv");
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
            using var response = await browser.SendAsync(request);
            await response.Content.ReadAsByteArrayAsync();
        });
    }

    [Fact]
    public async Task The_token_is_made_once_and_only_its_owner_reads_it()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "admin.token");
        var options = Microsoft.Extensions.Options.Options.Create(new Web.Hosting.WebOptions { DataFolder = folder.Path });
        _ = new Web.Security.AdminToken(new Web.Hosting.DataFolder(options));
        var first = await File.ReadAllTextAsync(path);
        _ = new Web.Security.AdminToken(new Web.Hosting.DataFolder(options));
        (await File.ReadAllTextAsync(path)).ShouldBe(first);
        first.Trim().Length.ShouldBe(43);
        (OperatingSystem.IsWindows() || File.GetUnixFileMode(path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite)).ShouldBeTrue();
        Directory.GetFiles(folder.Path).ShouldHaveSingleItem();
    }

    private static HttpRequestMessage Request(WebArena web, string file, string? authorization)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/export/" + file);
        if (authorization is not null)
        {
            var token = File.ReadAllText(Path.Combine(web.DataFolder, "admin.token")).Trim();
            request.Headers.TryAddWithoutValidation("Authorization", authorization.Replace("{token}", token, StringComparison.Ordinal));
        }

        return request;
    }

    private static ImmutableArray<byte> Random(int bytes)
    {
        var chunk = new byte[bytes];
        new Random(bytes).NextBytes(chunk);
        return [.. chunk];
    }

    private static ImmutableArray<ImmutableArray<byte>> Chunks(int count, int bytes) =>
        [.. Enumerable.Range(0, count).Select(number => Encoding.ASCII.GetBytes(new string((char)('a' + number % 26), bytes)).ToImmutableArray())];
}
