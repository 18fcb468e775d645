using System.Collections.Immutable;
using System.Threading.Channels;
using Arena.Contracts.Research;
using Arena.Web.Calls;
using Arena.Web.Hosting;

namespace Arena.Web.Research;

/// <summary>
/// Streams an export. Some chunks are read ahead, so that a short pause of the client does not keep the grain waiting.
/// A failure after the first byte breaks the connection: a file that ends early must not look whole.
/// </summary>
public sealed class ExportSender(ArenaGrains grains, ILogger<ExportSender> log)
{
    private const int ReadAhead = 64;

    public async Task SendAsync(HttpContext context, ExportKind kind, ExportFormat format, string fileName)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var buffer = Channel.CreateBounded<ImmutableArray<byte>>(new BoundedChannelOptions(ReadAhead) { SingleReader = true, SingleWriter = true });
        var reading = ReadAsync(buffer.Writer, kind, format, ended.Token);
        var sent = 0L;
        try
        {
            // The first chunk is awaited before anything is sent, so that a failure until then still has a status code.
            var more = await buffer.Reader.WaitToReadAsync(ended.Token);
            Prepare(context.Response, format, fileName);
            for (; more; more = await buffer.Reader.WaitToReadAsync(ended.Token))
            {
                while (buffer.Reader.TryRead(out var chunk))
                {
                    await context.Response.Body.WriteAsync(chunk.AsMemory(), ended.Token);
                    sent += chunk.Length;
                }
            }
        }
        catch (Exception exception) when (context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            log.ExportFailed(kind.ToString(), exception.GetType().Name, sent, exception);
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
    }

    private async Task ReadAsync(ChannelWriter<ImmutableArray<byte>> buffer, ExportKind kind, ExportFormat format, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var chunk in grains.Research().ExportAsync(kind, format, cancellationToken).WithCancellation(cancellationToken))
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
