using System.Collections.Immutable;
using Arena.Contracts.Fleet;
using Arena.Contracts.Models;
using Arena.Grains.Models;
using Arena.Inference;

namespace Arena.SchedulerBench;

/// <summary>A GPU in virtual time. What it does next is decided by the arena's own rules on the arena's own state.</summary>
internal sealed class SimulatedDevice(int index, long memory, int lanes, ImmutableArray<SimulatedModel> models, Agenda agenda)
{
    // A swap reads the file from a fast disk and fills the card; the rest of a load is fixed.
    private const double LoadBytesPerSecond = 2e9;
    private const double LoadFixed = 1;
    private const double UnloadSeconds = 0.2;
    private const double PromptSeconds = 0.25;

    // What each further answer in a batch costs the others: a GPU reads its weights once for all of them.
    private const double BatchCost = 0.08;
    private const int QueueLimit = 32;

    private readonly DeviceSpec _spec = new($"cuda{index:00}", DeviceKind.Cuda, index, 1, memory, lanes);
    private readonly Dictionary<ContestantId, SimulatedModel> _models = models.ToDictionary(model => model.Need.Contestant);
    private readonly Dictionary<long, SimulatedAnswer> _answers = [];
    private readonly RunningMean _answerSeconds = new(5);
    private readonly RunningMean _loadSeconds = new(5);
    private readonly RunningMean _placeSeconds = new(5);
    private PoolState _pool = new(memory, [new DeviceState(lanes, [], [])]);
    private List<long> _running = [];
    private double _moved = -1;
    private double _advanced;
    private long _version;
    private long _order;

    public DeviceId Id { get; } = new("node", $"cuda{index:00}");

    public int Loads { get; private set; }

    public double BusySeconds { get; private set; }

    private DeviceState State => _pool.Devices[0];

    public bool CanRun(SimulatedModel model) => model.Need.WeightBytes + model.Need.ContextBytes <= memory;

    public DeviceReport Report() => DeviceReports.Of(
        _spec, _pool, 0, QueueLimit, [.. _models.Values.Where(CanRun).Select(model => model.Need.Contestant)],
        new DeviceTimes(_answerSeconds.Value, _loadSeconds.Value, _placeSeconds.Value), gone: false);

    public void Submit(SimulatedAnswer answer)
    {
        _answers.Add(++_order, answer);
        _pool = _pool.Queue(0, _order, answer.Model.Need);
        Advance();
    }

    private void Advance()
    {
        Compute();
        while (DeviceRules.Next(_pool, 0) is { } step)
        {
            Take(step);
        }

        Plan();
    }

    private void Take(DeviceStep step)
    {
        switch (step)
        {
            case StartAnswer(var order):
                Start(order);
                break;
            case LoadModel(var need):
                _pool = _pool.Load(0, need, pinned: false);
                Loads++;
                var seconds = LoadFixed + (need.WeightBytes / LoadBytesPerSecond);
                _loadSeconds.Add(seconds);
                agenda.In(seconds, () => Change(_pool.Enter(0, need.Contestant, ResidentPhase.Ready)));
                break;
            case UnloadModel(_, var contestant):
                _pool = _pool.Enter(0, contestant, ResidentPhase.Unloading);
                agenda.In(UnloadSeconds, () => Change(_pool.Free(0, contestant)));
                break;
            case RefuseAnswer(var order):
                throw new InvalidOperationException($"{_answers[order].Model.Need.Contestant} was placed where it cannot run.");
        }
    }

    private void Start(long order)
    {
        _pool = _pool.Start(0, order);
        _running.Add(order);
        var answer = _answers[order];
        answer.Started = agenda.Now;
        answer.FirstText = agenda.Now - answer.Asked + PromptSeconds;
        answer.TokensLeft += PromptSeconds * answer.Model.TokensPerSecond;
        if (_moved >= 0)
        {
            _placeSeconds.Add(agenda.Now - _moved);
        }

        _moved = State.Waiting.IsEmpty ? -1 : agenda.Now;
    }

    private void Change(PoolState next)
    {
        _pool = next;
        Advance();
    }

    /// <summary>Every running answer gets its tokens of the time that has passed.</summary>
    private void Compute()
    {
        var seconds = agenda.Now - _advanced;
        _advanced = agenda.Now;
        if (_running.Count == 0)
        {
            return;
        }

        BusySeconds += seconds;
        foreach (var order in _running)
        {
            _answers[order].TokensLeft -= seconds * Speed(_answers[order]);
        }
    }

    private double Speed(SimulatedAnswer answer) => answer.Model.TokensPerSecond / (1 + (BatchCost * (_running.Count - 1)));

    /// <summary>Looks again when the first running answer ends.</summary>
    private void Plan()
    {
        var version = ++_version;
        if (_running.Count > 0)
        {
            var seconds = _running.Min(order => Math.Max(0, _answers[order].TokensLeft) / Speed(_answers[order]));
            agenda.In(seconds, () => End(version));
        }
    }

    private void End(long version)
    {
        if (version != _version)
        {
            return;
        }

        Compute();
        var ended = _running.Where(order => _answers[order].TokensLeft <= 1e-6).ToList();
        _running = [.. _running.Except(ended)];
        foreach (var order in ended)
        {
            var answer = _answers[order];
            _answers.Remove(order);
            _answerSeconds.Add(agenda.Now - answer.Started);
            _pool = _pool.End(0, answer.Model.Need.Contestant);
            agenda.In(0, answer.Ended);
        }

        Advance();
    }
}
