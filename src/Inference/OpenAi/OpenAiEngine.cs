using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.Options;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Models;

namespace Arena.Inference.OpenAi;

/// <summary>Runs models that a server with the OpenAI API holds: vLLM, llama-server, Ollama, TGI.</summary>
internal sealed class OpenAiEngine : IInferenceEngine, IDisposable
{
    private const string NoKey = "none";

    private readonly OpenAiOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;
    private readonly KnownLengths _lengths = new();

    public OpenAiEngine(IOptions<OpenAiOptions> options, TimeProvider clock)
    {
        (_options, _clock) = (options.Value, clock);

        // Time is watched per token; the client's own limit counts the whole answer.
        _http = new HttpClient(new SocketsHttpHandler
        {
            ConnectTimeout = _options.ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AllowAutoRedirect = false,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public EngineKind Kind => EngineKind.OpenAi;

    public async Task<ModelFootprint> MeasureAsync(ModelSpec model, CancellationToken cancellationToken)
    {
        var length = await ContextLengthAsync(model, cancellationToken);
        return new ModelFootprint(0, 0, length, null, null);
    }

    public async Task<TokenCount> CountTokensAsync(ModelSpec model, IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken)
    {
        GenerationRequestRules.Require(messages);
        return new TokenCount(TokenEstimate.Of(messages), await _lengths.GetAsync(model, () => ContextLengthAsync(model, CancellationToken.None)).WaitAsync(cancellationToken));
    }

    public async Task<ILoadedModel> LoadAsync(ModelSpec model, DeviceSpec device, IProgress<float>? progress, CancellationToken cancellationToken)
    {
        var length = await ContextLengthAsync(model, cancellationToken);
        progress?.Report(1);
        return new OpenAiModel(CreateSource(model), length, _options, _clock);
    }

    public void Dispose() => _http.Dispose();

    private static Uri BaseAddress(ModelSpec model) =>
        Uri.TryCreate(model.Location, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new InferenceException(InferenceError.InvalidRequest, $"The location of {model.Id} is not an http address.");

    private static string RemoteName(ModelSpec model) =>
        string.IsNullOrEmpty(model.RemoteModel)
            ? throw new InferenceException(InferenceError.InvalidRequest, $"{model.Id} does not say how its server calls it.")
            : model.RemoteModel;

    private ITextSource CreateSource(ModelSpec model)
    {
        var (address, name) = (BaseAddress(model), RemoteName(model));
        return model.Format == PromptFormat.Completion
            ? new CompletionSource(_http, new Uri(address.AbsoluteUri.TrimEnd('/') + "/completions"), name, KeyFor(address))
            : new ChatSource(new ChatClient(name, new ApiKeyCredential(KeyFor(address)), ClientOptions(address)));
    }

    private OpenAIClientOptions ClientOptions(Uri address) => new()
    {
        Endpoint = address,
        Transport = new HttpClientPipelineTransport(_http),
        RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
        NetworkTimeout = Timeout.InfiniteTimeSpan,
    };

    private string KeyFor(Uri address) =>
        _options.Keys.TryGetValue(address.Authority, out var key) ? key : _options.Key ?? NoKey;

    // Asking for the models is the health check too: it fails where answers would.
    private async Task<int> ContextLengthAsync(ModelSpec model, CancellationToken cancellationToken)
    {
        var (address, name) = (BaseAddress(model), RemoteName(model));
        using var timeout = new CancellationTokenSource(_options.ConnectTimeout, _clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            var client = new OpenAIModelClient(new ApiKeyCredential(KeyFor(address)), ClientOptions(address));
            var result = await client.GetModelsAsync(new RequestOptions { CancellationToken = linked.Token });
            return ServedModels.ContextLength(result.GetRawResponse().Content, name, model.ContextLength, _options.ContextLength);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new InferenceException(InferenceError.Timeout, $"The server of {model.Id} did not list its models in time.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException && RemoteFailure.From(exception) is { } failure)
        {
            throw failure.Exception;
        }
    }
}
