using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace Arena.Silo.Models.Downloads;

/// <summary>
/// Fetches large files over connections that break. What is there is kept and carried on (Range, If-Range); a server that begins anew or has
/// another version meanwhile is followed; the file gets its name only once its size and hash are right.
/// </summary>
/// <param name="http">Without a time-out of its own.</param>
/// <param name="options">Patience.</param>
/// <param name="clock">Waits by it.</param>
/// <param name="freeBytes">Room on the disk of a folder.</param>
internal sealed class Downloader(HttpClient http, DownloadOptions options, TimeProvider clock, Func<string, long> freeBytes)
{
    private const int BufferBytes = 128 << 10;

    /// <returns>SHA-256 of the file, lower-case hexadecimal.</returns>
    /// <exception cref="DownloadException">It was given up; what is there stays for the next time, unless it is the wrong file.</exception>
    /// <exception cref="IOException">The folder cannot be written, or another process fetches the same file.</exception>
    public async Task<string> DownloadAsync(DownloadRequest request, IProgress<DownloadProgress> progress, CancellationToken cancellationToken)
    {
        await using var part = PartFile.Open(request);
        for (var failures = 0; ;)
        {
            var before = part.Length;
            var broken = await TryAsync(part, request, progress, cancellationToken);
            if (broken is null)
            {
                return await FinishAsync(part, request, cancellationToken);
            }

            failures = part.Length > before ? 1 : failures + 1;
            if (failures >= options.Tries)
            {
                throw new DownloadException(DownloadFailure.Unreachable, $"{request.Source.Host}: {broken.Message}; {failures} tries brought nothing", broken);
            }

            progress.Report(new DownloadProgress(part.Length, null, broken.Message));
            await Task.Delay(options.Delay(failures, broken.RetryAfter), clock, cancellationToken);
        }
    }

    /// <returns>Null when the file is whole, else why the connection ended.</returns>
    private async Task<BrokenOff?> TryAsync(PartFile part, DownloadRequest request, IProgress<DownloadProgress> progress, CancellationToken cancellationToken)
    {
        using var stall = new CancellationTokenSource(options.Stall, clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(stall.Token, cancellationToken);
        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Get, request.Source);
            message.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
            if (part.Length > 0)
            {
                part.Version.Ask(message.Headers, part.Length);
            }

            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, linked.Token);
            return await TakeAsync(part, request, response, progress, stall, linked.Token);
        }
        catch (OperationCanceledException) when (stall.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new BrokenOff($"nothing came for {options.Stall.TotalSeconds} s");
        }
        catch (HttpRequestException exception)
        {
            return new BrokenOff(exception.InnerException?.Message ?? exception.Message);
        }
        catch (HttpIOException exception)
        {
            return new BrokenOff(exception.Message);
        }
    }

    private async Task<BrokenOff?> TakeAsync(
        PartFile part, DownloadRequest request, HttpResponseMessage response, IProgress<DownloadProgress> progress, CancellationTokenSource stall, CancellationToken cancellationToken)
    {
        var version = FileVersion.Of(request.Source, response);
        switch (response.StatusCode)
        {
            case HttpStatusCode.OK:
                part.Restart();
                break;
            case HttpStatusCode.PartialContent when response.Content.Headers.ContentRange?.From == part.Length && part.Version.GoesOnIn(version):
                break;
            case HttpStatusCode.RequestedRangeNotSatisfiable when part.Length > 0 && response.Content.Headers.ContentRange?.Length == part.Length:
                return null;
            case HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable:
                part.Restart();
                return new BrokenOff("the server has another version than the one begun");
            default:
                return Refuse(response);
        }

        var total = response.Content.Headers.ContentRange?.Length ?? (response.Content.Headers.ContentLength + part.Length);
        Require(request, part, total);
        part.Begin(version);
        await CopyAsync(part, request, response, total, progress, stall, cancellationToken);
        return total is null || part.Length == total ? null : new BrokenOff("the connection ended early");
    }

    private static BrokenOff Refuse(HttpResponseMessage response)
    {
        var says = $"the server answers {(int)response.StatusCode} {response.ReasonPhrase}";
        return response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError
            ? new BrokenOff(says, response.Headers.RetryAfter?.Delta)
            : throw new DownloadException(DownloadFailure.Refused, $"{response.RequestMessage?.RequestUri?.Host}: {says}");
    }

    private void Require(DownloadRequest request, PartFile part, long? total)
    {
        if (total is { } bytes && request.Bytes is { } expected && bytes != expected)
        {
            throw new DownloadException(DownloadFailure.WrongFile, $"the server's file has {bytes} bytes, not {expected}");
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(request.Target))!;
        var needed = (total ?? request.Bytes ?? 0) - part.Length + options.Reserve;
        if (freeBytes(folder) is var free && free < needed)
        {
            throw new DownloadException(DownloadFailure.NoSpace, $"{folder} has {free >> 20} MiB free; {needed >> 20} MiB are needed");
        }
    }

    private async Task CopyAsync(
        PartFile part, DownloadRequest request, HttpResponseMessage response, long? total, IProgress<DownloadProgress> progress, CancellationTokenSource stall, CancellationToken cancellationToken)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[BufferBytes];
        while (await body.ReadAsync(buffer, cancellationToken) is var count and > 0)
        {
            stall.CancelAfter(options.Stall);
            await part.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            progress.Report(new DownloadProgress(part.Length, total ?? request.Bytes));
            if (part.Length > (total ?? request.Bytes ?? long.MaxValue))
            {
                throw new DownloadException(DownloadFailure.WrongFile, $"more than {total ?? request.Bytes} bytes came");
            }
        }
    }

    private static async Task<string> FinishAsync(PartFile part, DownloadRequest request, CancellationToken cancellationToken)
    {
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(part.Reread(), cancellationToken));
        if (request.Sha256 is not null && request.Sha256 != sha256)
        {
            var length = part.Length;
            await part.DiscardAsync();
            throw new DownloadException(DownloadFailure.WrongFile, $"the {length} bytes that came have the SHA-256 {sha256}, not {request.Sha256}; they were deleted");
        }

        await part.KeepAsync();
        return sha256;
    }

    /// <summary>A passing reason.</summary>
    private sealed class BrokenOff(string message, TimeSpan? retryAfter = null) : Exception(message)
    {
        public TimeSpan? RetryAfter { get; } = retryAfter;
    }
}
