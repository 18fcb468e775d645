using System.Collections.Immutable;
using System.IO.Compression;
using System.Threading.Channels;
using Arena.Contracts.Research;
using Arena.Web.Calls;
using Arena.Web.Hosting;
using Microsoft.Net.Http.Headers;

namespace Arena.Web.Research;

/// <summary>
/// Streams an export. Some chunks are read ahead, so that a short pause of the client does not keep the grain waiting.
/// A failure after the first byte breaks the connection: a file that ends early must not look whole.
/// </summary>
public sealed class ExportSender(ArenaGrains grains, ILogger<ExportSender> log)
{
    private const int ReadAhead = 64;

    public async Task SendAsync(HttpContext context, ExportRequest request, string fileName)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var buffer = Channel.CreateBounded<ImmutableArray<byte>>(new BoundedChannelOptions(ReadAhead) { SingleReader = true, SingleWriter = true });
        var reading = ReadAsync(buffer.Writer, request, ended.Token);
        var sent = 0L;
        try
        {
            // The first chunk is awaited before anything is sent, so that a failure until then still has a status code.
            var more = await buffer.Reader.WaitToReadAsync(ended.Token);
            Prepare(context.Response, request.Format, fileName);
            var compressed = Compression(context);
            var body = compressed ?? context.Response.Body;
            for (; more; more = await buffer.Reader.WaitToReadAsync(ended.Token))
            {
                while (buffer.Reader.TryRead(out var chunk))
                {
                    await body.WriteAsync(chunk.AsMemory(), ended.Token);
                    sent += chunk.Length;
                }
            }

            // Only here: its end must not follow a failure.
            await (compressed?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (Exception exception) when (context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            log.ExportFailed(request.Kind.ToString(), exception.GetType().Name, sent, exception);
            context.Abort();
        }
        finally
        {
            await ended.CancelAsync();
            await reading;
        }
    }

    private static void Prepare(HttpResponse response, ExportFormat format, string fileName)
    {
        response.ContentType = format == ExportFormat.Csv ? "text/csv; charset=utf-8" : "application/x-ndjson; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        response.Headers.CacheControl = "no-store";
        response.Headers.Vary = HeaderNames.AcceptEncoding;
    }

    /// <summary>Compressed on the way for a client that says it takes gzip: a vote log shrinks to a fifth.</summary>
    private static GZipStream? Compression(HttpContext context)
    {
        var accepted = context.Request.GetTypedHeaders().AcceptEncoding;
        if (!accepted.Any(encoding => encoding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && encoding.Quality is not 0))
        {
            return null;
        }

        context.Response.Headers.ContentEncoding = "gzip";
        return new GZipStream(context.Response.Body, CompressionLevel.Fastest, leaveOpen: true);
    }

    private async Task ReadAsync(ChannelWriter<ImmutableArray<byte>> buffer, ExportRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var chunk in grains.NewExport().ExportAsync(request, cancellationToken).WithCancellation(cancellationToken))
            {
                await buffer.WriteAsync(chunk, cancellationToken);
            }

            buffer.TryComplete();
        }
        catch (Exception exception)
        {
            buffer.TryComplete(exception);
        }
    }
}
