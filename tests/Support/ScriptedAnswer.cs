using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Arena.Inference;

namespace Arena.Support;

/// <summary>One answer that a scripted contestant was asked for. The test says what it says.</summary>
public sealed class ScriptedAnswer(string contestantId, DeviceSpec device, GenerationRequest request)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Channel<GenerationChunk> _chunks = Channel.CreateUnbounded<GenerationChunk>();
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _tokens;

    /// <summary>The contestant's id, with the hash.</summary>
    public string ContestantId { get; } = contestantId;

    /// <summary>Catalogue id of the contestant, without the hash.</summary>
    public string Contestant => ScriptedEngine.NameOf(ContestantId);

    public DeviceSpec Device { get; } = device;

    public GenerationRequest Request { get; } = request;

    /// <summary>Battle and side, as in "01H.../Left".</summary>
    public string Session => Request.Session;

    /// <summary>Whether the arena took the answer back.</summary>
    public bool IsCancelled => _cancelled.Task.IsCompleted;

    /// <summary>Adds text; one token a call.</summary>
    public ScriptedAnswer Say(string text)
    {
        _tokens++;
        _chunks.Writer.TryWrite(new GenerationText(text));
        return this;
    }

    /// <summary>Ends the answer well.</summary>
    public void End(FinishReason reason = FinishReason.Stop)
    {
        var promptTokens = Request.Messages.Sum(message => message.Text.Split(' ').Length);
        _chunks.Writer.TryWrite(new GenerationFinished(reason, promptTokens, 0, _tokens));
        _chunks.Writer.TryComplete();
    }

    /// <summary>Ends the answer with a failure of the engine.</summary>
    public void Fail(InferenceError error = InferenceError.Internal) =>
        Break(new InferenceException(error, "The script says so."));

    /// <summary>Ends the answer with an exception that no engine should throw.</summary>
    public void Break(Exception exception) => _chunks.Writer.TryComplete(exception);

    /// <summary>Ends when the arena takes the answer back; fails by name where it does not.</summary>
    public async Task CancelledAsync()
    {
        try
        {
            await _cancelled.Task.WaitAsync(Patience, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Nobody cancelled {Session} of {Contestant} in {Patience.TotalSeconds} s.");
        }
    }

    internal async IAsyncEnumerable<GenerationChunk> PlayAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var chunk in _chunks.Reader.ReadAllAsync(cancellationToken))
            {
                yield return chunk;
            }
        }
        finally
        {
            if (cancellationToken.IsCancellationRequested)
            {
                _cancelled.TrySetResult();
            }
        }
    }
}
