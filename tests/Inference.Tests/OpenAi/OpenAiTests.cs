using Arena.Inference.OpenAi;
using Arena.Support;
using Microsoft.Extensions.Options;

namespace Arena.Inference.Tests.OpenAi;

/// <summary>An engine and a server for it; time-outs follow a clock that the test moves, waits between tries are over at once.</summary>
public abstract class OpenAiTests : IAsyncLifetime
{
    private static readonly DeviceSpec Remote = new("remote0", DeviceKind.Remote, 0, 1, long.MaxValue, 16);

    private protected ManualTimeProvider Clock { get; } = new();

    private protected OpenAiOptions Settings { get; } = new();

    private protected ShortWaits Waits { get; private set; } = null!;

    private protected FakeServer Server { get; private set; } = null!;

    private protected IInferenceEngine Engine { get; private set; } = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Waits = new ShortWaits(Clock);
        Server = await FakeServer.StartAsync();
        Engine = new OpenAiEngine(Options.Create(Settings), Waits);
    }

    public async ValueTask DisposeAsync()
    {
        (Engine as IDisposable)?.Dispose();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Task<ILoadedModel> LoadAsync(PromptFormat format = PromptFormat.Chat) => Engine.LoadAsync(Server.Spec(format), Remote, null, Token);
}
