using Arena.Inference;

namespace Arena.Support;

/// <summary>
/// The engine of contestants with "engine": "scripted". A test steps it: it waits for the answers and loads that the arena asks for and says
/// how they go. Without <see cref="HoldLoads"/> loads succeed at once; with <see cref="Reply"/> answers are given at once, too.
/// </summary>
public sealed class ScriptedEngine : IInferenceEngine
{
    /// <summary>What the catalogue puts behind a contestant's id: a dash and eight digits.</summary>
    private const int HashLength = 9;

    private readonly Lock _gate = new();
    private readonly List<ScriptedModel> _resident = [];
    private readonly Dictionary<string, long> _bytes = [];
    private readonly Dictionary<string, int> _tokensPerWord = [];
    private readonly Awaited<ScriptedAnswer> _answers = new();
    private readonly Awaited<ScriptedLoad> _loads = new();

    public EngineKind Kind => EngineKind.Scripted;

    /// <summary>Loads wait for the test.</summary>
    public bool HoldLoads { get; set; }

    /// <summary>Gives whole answers without the test; null, or a null reply, leaves them to it.</summary>
    public Func<ScriptedAnswer, string?>? Reply { get; set; }

    /// <summary>Tokens of every contestant's context that the catalogue says nothing about.</summary>
    public int ContextLength { get; set; } = 4096;

    /// <summary>"contestant@device" of everything loaded now, in order of loading.</summary>
    public IReadOnlyList<string> Residents
    {
        get
        {
            lock (_gate)
            {
                return [.. _resident.Select(model => $"{model.Contestant}@{model.Device.Name}")];
            }
        }
    }

    /// <summary>Sets what a contestant needs; one byte unless set. Before the node starts.</summary>
    public void SetBytes(string contestant, long bytes) => _bytes[contestant] = bytes;

    /// <summary>Sets how many tokens a contestant's vocabulary makes of a word; one unless set. Before the node starts.</summary>
    public void SetTokensPerWord(string contestant, int tokens) => _tokensPerWord[contestant] = tokens;

    /// <summary>The next answer that a battle's side is asked for.</summary>
    /// <param name="battle">Its id.</param>
    /// <param name="side">"Left" or "Right".</param>
    public Task<ScriptedAnswer> NextAnswerAsync(string battle, string side) =>
        _answers.NextAsync(answer => answer.Session == $"{battle}/{side}", $"an answer for {battle}/{side}");

    /// <summary>The next answer that a contestant is asked for.</summary>
    public Task<ScriptedAnswer> NextAnswerAsync(string contestant) =>
        _answers.NextAsync(answer => answer.Contestant == contestant, $"an answer of {contestant}");

    /// <summary>Answers that were asked for and that no test has taken.</summary>
    public IReadOnlyList<ScriptedAnswer> AnswersLeft(string battle) =>
        _answers.Kept(answer => answer.Session.StartsWith(battle + "/", StringComparison.Ordinal));

    /// <summary>The next load that waits for the test.</summary>
    public Task<ScriptedLoad> NextLoadAsync(string? contestant = null) =>
        _loads.NextAsync(load => contestant is null || load.Contestant == contestant, $"a load of {contestant ?? "any contestant"}");

    public Task<ModelFootprint> MeasureAsync(ModelSpec model, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Task.FromResult(Footprint(model));
    }

    public Task<TokenCount> CountTokensAsync(ModelSpec model, IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Task.FromResult(new TokenCount(Count(model.Id, messages), Footprint(model).ContextLength));
    }

    public async Task<ILoadedModel> LoadAsync(ModelSpec model, DeviceSpec device, IProgress<float>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(device);
        if (HoldLoads)
        {
            var load = new ScriptedLoad(NameOf(model.Id), device, progress);
            _loads.Add(load);
            await load.Done.WaitAsync(cancellationToken);
        }

        var loaded = new ScriptedModel(this, model.Id, device, Footprint(model));
        lock (_gate)
        {
            _resident.Add(loaded);
            RequireRoom(device);
        }

        return loaded;
    }

    internal static string NameOf(string contestantId) => contestantId[..^HashLength];

    internal int Count(string contestantId, IReadOnlyList<ChatMessage> messages) =>
        messages.Sum(message => message.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length) * _tokensPerWord.GetValueOrDefault(NameOf(contestantId), 1);

    internal ScriptedAnswer Ask(ScriptedModel model, GenerationRequest request)
    {
        var answer = new ScriptedAnswer(model.ContestantId, model.Device, request);
        if (Reply?.Invoke(answer) is { } text)
        {
            answer.Say(text).End();
        }
        else
        {
            _answers.Add(answer);
        }

        return answer;
    }

    internal void Forget(ScriptedModel model)
    {
        lock (_gate)
        {
            _resident.Remove(model);
        }
    }

    private ModelFootprint Footprint(ModelSpec model) => new(
        _bytes.GetValueOrDefault(NameOf(model.Id), 1), 0, model.ContextLength > 0 ? model.ContextLength : ContextLength, null, null);

    private void RequireRoom(DeviceSpec device)
    {
        // Weights count once per memory; a scripted model has nothing else.
        var held = _resident.Where(model => model.Device.Memory == device.Memory).DistinctBy(model => model.ContestantId);
        if (held.Sum(model => model.Bytes) > device.MemoryBytes)
        {
            throw new InferenceException(InferenceError.OutOfMemory, $"{device.Name} holds more than it has.");
        }
    }
}
