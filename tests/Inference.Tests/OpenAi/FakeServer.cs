using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Arena.Inference.Tests.OpenAi;

/// <summary>A server with the OpenAI API on the loopback address. It answers what the test queued, request by request.</summary>
public sealed class FakeServer : IAsyncDisposable
{
    public const string Model = "served-model";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _answers = new();

    private Func<HttpContext, Task> _always = Replies.Status(500);

    private FakeServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First() + "/v1/");

    /// <summary>Bodies of the requests for text, oldest first.</summary>
    public ConcurrentQueue<JsonNode> Requests { get; } = new();

    public ConcurrentQueue<string> Authorizations { get; } = new();

    /// <summary>What the list of models says.</summary>
    public JsonNode Models { get; set; } = JsonNode.Parse($$"""{"object":"list","data":[{"id":"{{Model}}","object":"model","created":1,"owned_by":"x","max_model_len":2048}]}""")!;

    public static async Task<FakeServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new FakeServer(builder.Build());
        server._app.MapGet("/v1/models", context => server.ListAsync(context));
        server._app.MapPost("/v1/chat/completions", server.AnswerAsync);
        server._app.MapPost("/v1/completions", server.AnswerAsync);
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>Answers the next request; requests beyond the queue get a 500.</summary>
    public FakeServer Then(Func<HttpContext, Task> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    /// <summary>Answers every request beyond the queue.</summary>
    public void Always(Func<HttpContext, Task> answer) => _always = answer;

    public ModelSpec Spec(PromptFormat format = PromptFormat.Chat, int context = 0, string model = Model) =>
        new("remote", EngineKind.OpenAi, Address.AbsoluteUri, model, null, format, context);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task ListAsync(HttpContext context)
    {
        Authorizations.Enqueue(context.Request.Headers.Authorization.ToString());
        return context.Response.WriteAsync(Models.ToJsonString());
    }

    private async Task AnswerAsync(HttpContext context)
    {
        Requests.Enqueue((await JsonNode.ParseAsync(context.Request.Body))!);
        await (_answers.TryDequeue(out var answer) ? answer : _always)(context);
    }
}
