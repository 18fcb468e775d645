using Arena.Inference.OpenAi;
using Arena.Inference.Tests.Contract;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Arena.Inference.Tests.OpenAi;

/// <summary>The contract on a server that answers every request with the same words.</summary>
public abstract class RemoteEngineContract : InferenceEngineContract, IAsyncLifetime
{
    private readonly OpenAiEngine _engine = new(Options.Create(new OpenAiOptions()), TimeProvider.System);
    private FakeServer _server = null!;

    protected abstract PromptFormat Format { get; }

    public async ValueTask InitializeAsync() => _server = await FakeServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _engine.Dispose();
        await _server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Func<HttpContext, Task> Answer(string[] words);

    protected override Task<ILoadedModel> LoadAsync(params string[] words)
    {
        _server.Always(Answer(words));
        return _engine.LoadAsync(_server.Spec(Format), new DeviceSpec("remote0", DeviceKind.Remote, 0, 1, 1, 16), null, Token);
    }

    protected override Task<TokenCount> CountAsync(IReadOnlyList<ChatMessage> messages, params string[] words) =>
        _engine.CountTokensAsync(_server.Spec(Format), messages, Token);
}
