using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Arena.InferenceBench;

/// <summary>A server with the OpenAI API that answers "ok" at once, so that one side of a battle costs nothing.</summary>
internal sealed class EchoServer : IAsyncDisposable
{
    public const string Model = "echo";

    private const string List = """{"object":"list","data":[{"id":"echo","object":"model","created":1,"owned_by":"bench"}]}""";

    private const string Answer =
        """
        data: {"id":"x","object":"chat.completion.chunk","created":1,"model":"echo","choices":[{"index":0,"delta":{"role":"assistant","content":"ok"},"finish_reason":null}]}

        data: {"id":"x","object":"chat.completion.chunk","created":1,"model":"echo","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

        data: [DONE]


        """;

    private readonly HttpListener _listener = new();
    private readonly Task _serving;

    public EchoServer()
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}/v1");
        _listener.Prefixes.Add($"http://127.0.0.1:{Address.Port}/");
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                var listed = context.Request.Url!.AbsolutePath.EndsWith("/models", StringComparison.Ordinal);
                context.Response.ContentType = listed ? "application/json" : "text/event-stream";
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(listed ? List : Answer));
                context.Response.Close();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                if (!_listener.IsListening)
                {
                    return;
                }
            }
        }
    }
}
