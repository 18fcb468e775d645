using System.Security.Cryptography;
using Arena.Silo.Models.Downloads;
using Arena.Support;

namespace Arena.Silo.Tests.Downloads;

public sealed class DownloaderTests : IAsyncDisposable
{
    private static readonly byte[] Content = Bytes(1, 300_000);
    private static readonly byte[] Other = Bytes(2, 300_000);

    private readonly TemporaryFolder _folder = new();
    private readonly FileServer _server = new();
    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly Heard _progress = new();
    private long _free = long.MaxValue;

    private string Target => _folder.File("file.gguf");

    private string Part => Target + ".part";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_whole_file_arrives_under_its_name()
    {
        _server.ThenFile(Content);

        (await DownloadAsync()).ShouldBe(Hash(Content));

        ShouldHold(Content);
        _progress.Last.ShouldBe(new DownloadProgress(Content.Length, Content.Length));
    }

    [Fact]
    public async Task A_connection_that_breaks_again_and_again_goes_on_where_it_broke()
    {
        _server.ThenFile(Content, breakAfter: 100_000).ThenFile(Content, breakAfter: 1).ThenFile(Content, breakAfter: 150_000).ThenFile(Content);

        await DownloadAsync();

        ShouldHold(Content);
        _server.Requests.Select(asked => asked.From).ShouldBe([null, 100_000, 100_001, 250_001]);
        _server.Requests.Select(asked => asked.IfRange).ShouldBe([null, "\"v1\"", "\"v1\"", "\"v1\""]);
    }

    [Fact]
    public async Task Another_process_goes_on_where_the_first_one_ended()
    {
        _server.ThenFile(Content, breakAfter: 120_000).ThenStatus("503 Service Unavailable");
        (await FailAsync()).Failure.ShouldBe(DownloadFailure.Unreachable);
        new FileInfo(Part).Length.ShouldBe(120_000);
        var before = _server.Requests.Count;
        _server.ThenFile(Content);

        await DownloadAsync();

        ShouldHold(Content);
        _server.Requests.ElementAt(before).From.ShouldBe(120_000);
    }

    [Fact]
    public async Task A_server_that_ignores_ranges_begins_anew()
    {
        _server.ThenFile(Content, breakAfter: 100_000).ThenFile(Content, ignoresRange: true);

        await DownloadAsync();

        ShouldHold(Content);
    }

    [Fact]
    public async Task A_version_that_changed_meanwhile_is_fetched_from_its_start()
    {
        _server.ThenFile(Other, "\"v0\"", breakAfter: 100_000).ThenFile(Content);

        await DownloadAsync();

        ShouldHold(Content);
    }

    [Fact]
    public async Task A_server_that_goes_on_in_another_version_is_not_believed()
    {
        _server.ThenFile(Other, "\"v0\"", breakAfter: 100_000).ThenFile(Content, ignoresIfRange: true);

        await DownloadAsync(sha256: null);

        ShouldHold(Content);
        _server.Requests.Select(asked => asked.From).ShouldBe([null, 100_000, null]);
    }

    [Fact]
    public async Task Without_version_and_hash_nothing_is_resumed_by_another_process()
    {
        _server.ThenFile(Other, tag: null, breakAfter: 100_000).ThenStatus("503 Service Unavailable");
        await FailAsync(sha256: null);
        var before = _server.Requests.Count;
        _server.ThenFile(Content, tag: null);

        await DownloadAsync(sha256: null);

        ShouldHold(Content);
        _server.Requests.ElementAt(before).From.ShouldBeNull();
    }

    [Fact]
    public async Task A_part_that_was_whole_already_is_only_verified()
    {
        _server.ThenFile(Content, breakAfter: Content.Length - 1).ThenStatus("503 Service Unavailable");
        await FailAsync();
        await File.WriteAllBytesAsync(Part, Content, Cancel);
        var before = _server.Requests.Count;
        _server.ThenFile(Content);

        await DownloadAsync();

        ShouldHold(Content);
        _server.Requests.Count.ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_part_longer_than_the_file_is_begun_anew()
    {
        _server.ThenFile(Content, breakAfter: 10).ThenStatus("503 Service Unavailable");
        await FailAsync();
        await File.WriteAllBytesAsync(Part, [.. Content, 1, 2, 3], Cancel);
        _server.ThenFile(Content);

        await DownloadAsync();

        ShouldHold(Content);
    }

    [Fact]
    public async Task Wrong_bytes_never_get_the_name_and_are_deleted()
    {
        _server.ThenFile(Other);

        var failed = await FailAsync();

        failed.Failure.ShouldBe(DownloadFailure.WrongFile);
        failed.Message.ShouldContain(Hash(Other));
        failed.Message.ShouldContain(Hash(Content));
        Directory.GetFiles(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_of_another_size_is_refused_before_it_comes()
    {
        _server.ThenFile(Content[..1000]);

        var failed = await FailAsync();

        failed.Failure.ShouldBe(DownloadFailure.WrongFile);
        failed.Message.ShouldBe("the server's file has 1000 bytes, not 300000");
        _progress.All.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("404 Not Found")]
    [InlineData("401 Unauthorized")]
    [InlineData("410 Gone")]
    public async Task A_refusal_is_not_tried_again(string status)
    {
        _server.ThenStatus(status);

        var failed = await FailAsync();

        failed.Failure.ShouldBe(DownloadFailure.Refused);
        failed.Message.ShouldBe($"127.0.0.1: the server answers {status}");
        _server.Requests.Count.ShouldBe(1);
        File.Exists(Target).ShouldBeFalse();
    }

    [Theory]
    [InlineData("500 Internal Server Error")]
    [InlineData("429 Too Many Requests")]
    public async Task A_busy_server_is_tried_again(string status)
    {
        _server.ThenStatus(status).ThenStatus(status).ThenFile(Content);

        await DownloadAsync();

        ShouldHold(Content);
        _progress.All.Where(heard => heard.Waiting is not null).Select(heard => heard.Waiting).ShouldBe([$"the server answers {status}", $"the server answers {status}"]);
    }

    [Fact]
    public async Task Tries_that_bring_nothing_end()
    {
        _server.ThenStatus("503 Service Unavailable");

        var failed = await FailAsync();

        failed.Failure.ShouldBe(DownloadFailure.Unreachable);
        _server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Tries_that_bring_something_begin_to_count_anew()
    {
        for (var i = 0; i < 10; i++)
        {
            _server.ThenFile(Content, breakAfter: 20_000).ThenStatus("503 Service Unavailable");
        }

        _server.ThenFile(Content);

        await DownloadAsync();

        ShouldHold(Content);
    }

    [Fact]
    public async Task A_connection_that_falls_silent_is_made_anew()
    {
        var clock = new ManualTimeProvider();
        _server.ThenStall(Content, after: 100_000).ThenFile(Content);
        var download = DownloadAsync(clock: clock);
        await _progress.ReachesAsync(100_000);

        clock.Advance(TimeSpan.FromSeconds(30));
        await download;

        ShouldHold(Content);
        _progress.All.ShouldContain(heard => heard.Waiting == "nothing came for 30 s");
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_given_up()
    {
        var address = _server.Address;
        await _server.DisposeAsync();

        var failed = await Should.ThrowAsync<DownloadException>(() => New(TimeProvider.System).DownloadAsync(new DownloadRequest(address, Target, null, null), _progress, Cancel));

        failed.Failure.ShouldBe(DownloadFailure.Unreachable);
        failed.Message.ShouldNotContain("\n");
    }

    [Fact]
    public async Task A_full_disk_is_seen_before_anything_is_written()
    {
        _server.ThenFile(Content);
        _free = 200_000;

        var failed = await FailAsync();

        failed.Failure.ShouldBe(DownloadFailure.NoSpace);
        _progress.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_processes_never_write_the_same_part()
    {
        _server.ThenStall(Content, after: 1000).ThenFile(Content);
        var clock = new ManualTimeProvider();
        var first = DownloadAsync(clock: clock);
        await _progress.ReachesAsync(1000);

        await Should.ThrowAsync<IOException>(() => DownloadAsync());

        clock.Advance(TimeSpan.FromSeconds(30));
        await first;
        ShouldHold(Content);
    }

    [Fact]
    public void Waits_double_and_are_bounded()
    {
        var options = new DownloadOptions { FirstDelay = TimeSpan.FromSeconds(2), MostDelay = TimeSpan.FromSeconds(60) };

        Enumerable.Range(1, 7).Select(failures => options.Delay(failures, null).TotalSeconds).ShouldBe([2, 4, 8, 16, 32, 60, 60]);
        options.Delay(1, TimeSpan.FromSeconds(10)).TotalSeconds.ShouldBe(10);
        options.Delay(1, TimeSpan.FromHours(1)).TotalSeconds.ShouldBe(60);
    }

    private Task<string> DownloadAsync(TimeProvider? clock = null) => DownloadAsync(Hash(Content), clock);

    private Task<string> DownloadAsync(string? sha256, TimeProvider? clock = null) =>
        New(clock ?? TimeProvider.System).DownloadAsync(new DownloadRequest(_server.Address, Target, Content.Length, sha256), _progress, Cancel);

    private Task<DownloadException> FailAsync() => FailAsync(Hash(Content));

    private Task<DownloadException> FailAsync(string? sha256) => Should.ThrowAsync<DownloadException>(() => DownloadAsync(sha256));

    private Downloader New(TimeProvider clock) =>
        new(_http, new DownloadOptions { Tries = 3, FirstDelay = TimeSpan.Zero, MostDelay = TimeSpan.Zero, Reserve = 0 }, clock, _ => _free);

    private void ShouldHold(byte[] content)
    {
        File.ReadAllBytes(Target).ShouldBe(content);
        Directory.GetFiles(_folder.Path).ShouldBe([Target]);
    }

    private static byte[] Bytes(int seed, int count)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
