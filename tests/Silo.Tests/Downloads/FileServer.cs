using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Arena.Silo.Tests.Downloads;

/// <summary>An HTTP server on loopback that does to each connection what the test has planned, byte for byte; the last plan holds from then on.</summary>
internal sealed class FileServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<Func<Asked, Stream, Task>> _plans = new();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _serving;
    private Func<Asked, Stream, Task> _plan = (_, _) => Task.CompletedTask;

    public FileServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/models/file.gguf");

    /// <summary>Every request that came, in order.</summary>
    public ConcurrentQueue<Asked> Requests { get; } = new();

    /// <summary>Plans the next connection.</summary>
    public FileServer Then(Func<Asked, Stream, Task> plan)
    {
        _plans.Enqueue(plan);
        return this;
    }

    /// <summary>Serves a file as servers do: ranges of the version asked for, else all of it.</summary>
    /// <param name="content">The file.</param>
    /// <param name="tag">Its ETag; null for none.</param>
    /// <param name="breakAfter">Bytes of the body after which the connection is closed.</param>
    /// <param name="ignoresRange">Always sends everything.</param>
    /// <param name="ignoresIfRange">Sends ranges of whatever version it has.</param>
    public FileServer ThenFile(byte[] content, string? tag = "\"v1\"", int? breakAfter = null, bool ignoresRange = false, bool ignoresIfRange = false) => Then(async (asked, stream) =>
    {
        var partial = asked.From is not null && !ignoresRange && (ignoresIfRange || asked.IfRange is null || asked.IfRange == tag);
        var from = partial ? asked.From!.Value : 0;
        if (from >= content.Length)
        {
            await HeadAsync(stream, "416 Range Not Satisfiable", $"Content-Range: bytes */{content.Length}", "Content-Length: 0");
            return;
        }

        var body = content.AsMemory((int)from);
        var range = partial ? $"Content-Range: bytes {from}-{content.Length - 1}/{content.Length}" : "Accept-Ranges: bytes";
        await HeadAsync(stream, partial ? "206 Partial Content" : "200 OK", range, $"Content-Length: {body.Length}", tag is null ? "X-None: 1" : $"ETag: {tag}");
        await stream.WriteAsync(body[..Math.Min(body.Length, breakAfter ?? body.Length)]);
    });

    public FileServer ThenStatus(string status, params string[] headers) => Then((_, stream) => HeadAsync(stream, status, [.. headers, "Content-Length: 0"]));

    /// <summary>Sends some of a file, then nothing more, and keeps the connection.</summary>
    public FileServer ThenStall(byte[] content, int after) => Then(async (_, stream) =>
    {
        await HeadAsync(stream, "200 OK", $"Content-Length: {content.Length}", "ETag: \"v1\"");
        await stream.WriteAsync(content.AsMemory(0, after));
        await stream.FlushAsync();
        await _closed.Task;
    });

    public async ValueTask DisposeAsync()
    {
        _closed.TrySetResult();
        _listener.Stop();
        await _serving;
    }

    public static Task HeadAsync(Stream stream, string status, params string[] headers) =>
        stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\n{string.Join("\r\n", headers)}\r\nConnection: close\r\n\r\n")).AsTask();

    private async Task ServeAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(AnswerAsync(await _listener.AcceptTcpClientAsync()));
            }
        }
        catch (SocketException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var asked = await ReadAsync(stream);
                Requests.Enqueue(asked);
                _plan = _plans.TryDequeue(out var next) ? next : _plan;
                await _plan(asked, stream);
                client.Client.Shutdown(SocketShutdown.Send);
            }
            catch (Exception exception) when (exception is IOException or SocketException)
            {
                // The client had enough.
            }
        }
    }

    private static async Task<Asked> ReadAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!EndsHead(head) && await stream.ReadAsync(one) == 1)
        {
            head.Add(one[0]);
        }

        var lines = Encoding.ASCII.GetString([.. head]).Split("\r\n");
        string? Header(string name) => lines.FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
        var range = Header("Range");
        return new Asked(
            range is null ? null : long.Parse(range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture),
            Header("If-Range"));
    }

    private static bool EndsHead(List<byte> head) => head.Count >= 4 && head[^4..].SequenceEqual("\r\n\r\n"u8.ToArray());

    /// <summary>What a request asked for.</summary>
    /// <param name="From">First byte; null for everything.</param>
    /// <param name="IfRange">Of which version.</param>
    internal sealed record Asked(long? From, string? IfRange);
}
