using System.Collections.Immutable;
using Arena.Contracts.Fleet;
using Arena.Contracts.Models;
using Arena.Grains.Fleet;

namespace Arena.SchedulerBench;

/// <summary>Voters, battles and follow-ups over simulated devices. The same seed gives the same arrivals whatever the placement.</summary>
internal sealed class Simulation
{
    private const double MeanTokens = 300;
    private const double ThinkSeconds = 40;
    private const double FollowUpShare = 0.4;

    // The queues are empty at first: the first tenth is not counted.
    private const double Warmup = 0.1;

    private readonly Scenario _scenario;
    private readonly int _battles;
    private readonly Agenda _agenda = new();
    private readonly ImmutableArray<SimulatedModel> _models;
    private readonly SimulatedDevice[] _devices;
    private readonly SimulatedFleet _fleet;
    private readonly Random _arrivals;
    private readonly Random _choice;
    private readonly List<double> _waits = [];
    private readonly List<double> _differences = [];
    private int _leftFirst;
    private int _turns;
    private int _refused;

    public Simulation(Scenario scenario, int battles, int seed)
    {
        (_scenario, _battles) = (scenario, battles);
        (_arrivals, _choice) = (new Random(seed), new Random(seed + 1));
        _models = SimulatedCatalogue.Create(scenario.Lanes, scenario.ContextLength, new Random(seed + 2));
        var memory = (long)(scenario.Gibibytes * 0.95 * (1L << 30));
        _devices = [.. Enumerable.Range(0, scenario.Devices).Select(index => new SimulatedDevice(index, memory, scenario.Lanes, _models, _agenda))];
        _fleet = new SimulatedFleet(_devices, _agenda);
    }

    public Outcome Run()
    {
        var time = 0.0;
        var battlesPerSecond = _scenario.TurnsPerMinute * _scenario.Devices * (1 - FollowUpShare) / 60;
        for (var battle = 0; battle < _battles; battle++)
        {
            time += Exponential(1 / battlesPerSecond);
            var (counted, draw, turns) = (battle >= _battles * Warmup, new Random(_arrivals.Next()), 1);
            while (draw.NextDouble() < FollowUpShare)
            {
                turns++;
            }

            _agenda.At(time, () => Open(draw, turns, counted));
        }

        while (_agenda.Step())
        {
            // Virtual time passes by itself.
        }

        var decided = Math.Max(1, _differences.Count(difference => difference > 0));
        return new Outcome(
            [.. _waits.Order()], [.. _differences.Order()], _leftFirst / (double)decided,
            _devices.Sum(device => device.Loads) / (double)Math.Max(1, _turns), _devices.Sum(device => device.BusySeconds) / (_agenda.Now * _devices.Length),
            _refused / (double)_battles);
    }

    private double Exponential(double mean) => -mean * Math.Log(1 - _arrivals.NextDouble());

    private void Open(Random draw, int turns, bool counted)
    {
        if (FleetRules.IsBusy(_fleet.View()))
        {
            _refused++;
            return;
        }

        // Large languages have more voters: the first has five times those of the last.
        var language = Enumerable.Range(0, SimulatedCatalogue.Languages).MinBy(index => -Math.Log(1 - draw.NextDouble()) * (1 + (4.0 * index / (SimulatedCatalogue.Languages - 1))));
        var able = _models.Where(model => model.Languages.Contains(language) && _devices.Any(device => device.CanRun(model))).ToArray();
        draw.Shuffle(able);
        Ask(draw, able[0], able[1], null, turns, counted);
    }

    private void Ask(Random draw, SimulatedModel left, SimulatedModel right, PairPlacement? before, int turns, bool counted)
    {
        var pair = new PlacePair(left.Need.Contestant, right.Need.Contestant, before?.Left, before?.Right, []);
        var placement = _scenario.Random ? AtRandom(left, right) : FleetRules.Place(_fleet.View(), pair);
        SimulatedAnswer[] answers = [Answer(draw, left), Answer(draw, right)];
        var running = 2;
        foreach (var answer in answers)
        {
            answer.Ended = () =>
            {
                if (--running == 0)
                {
                    Finish(answers, () => Ask(draw, left, right, placement, turns - 1, counted), draw, turns, counted);
                }
            };
        }

        _turns++;
        (SimulatedAnswer Answer, DeviceId Device)[] order = [(answers[0], placement.Left!.Value), (answers[1], placement.Right!.Value)];
        foreach (var (answer, device) in draw.Next(2) == 0 ? order : [.. order.Reverse()])
        {
            _fleet.Note(device, answer.Model.Need.Contestant);
            _devices.First(other => other.Id == device).Submit(answer);
        }
    }

    private void Finish(SimulatedAnswer[] answers, Action followUp, Random draw, int turns, bool counted)
    {
        if (counted)
        {
            var (left, right) = (answers[0].FirstText!.Value, answers[1].FirstText!.Value);
            _waits.AddRange([left, right]);
            _differences.Add(Math.Abs(left - right));
            _leftFirst += left < right ? 1 : 0;
        }

        if (turns > 1)
        {
            _agenda.In(-ThinkSeconds * Math.Log(1 - draw.NextDouble()), followUp);
        }
    }

    private SimulatedAnswer Answer(Random draw, SimulatedModel model) =>
        new(model, Math.Clamp(-MeanTokens * Math.Log(1 - draw.NextDouble()), 20, 1024), _agenda.Now);

    private PairPlacement AtRandom(SimulatedModel left, SimulatedModel right)
    {
        DeviceId Any(SimulatedModel model)
        {
            var able = _devices.Where(device => device.CanRun(model)).ToArray();
            return able[_choice.Next(able.Length)].Id;
        }

        return new PairPlacement(Any(left), Any(right));
    }
}
