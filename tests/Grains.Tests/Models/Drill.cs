using Arena.Contracts.Models;
using Arena.Grains.Models;

namespace Arena.Grains.Tests.Models;

/// <summary>Drives the rules through random work and looks after every step that nothing is wrong.</summary>
internal sealed class Drill(Random random, PoolState pool, IReadOnlyList<ModelNeed> models, IReadOnlySet<ContestantId> pinned, int answers)
{
    // More than any honest schedule of so few answers takes: models that only come and go would run for ever.
    private const int MostEvents = 5_000;

    private readonly List<(int Device, ContestantId Contestant, DrillEvent What)> _underWay = [];
    private PoolState _pool = pool;
    private int _left = answers;
    private long _order;
    private int _events;

    public int Started { get; private set; }

    public List<ModelNeed> Refused { get; } = [];

    /// <summary>Runs until everything that came was answered or refused.</summary>
    public void Run()
    {
        for (Settle(); _left > 0 || _underWay.Count > 0 || _pool.Devices.Any(device => !device.Waiting.IsEmpty); Settle())
        {
            if (_left > 0 && (_underWay.Count == 0 || random.Next(2) == 0))
            {
                _pool = _pool.Queue(random.Next(_pool.Devices.Length), ++_order, models[random.Next(models.Count)]);
                _left--;
            }
            else
            {
                _underWay.Count.ShouldBeGreaterThan(0, "Something waits, and nothing is under way: it would wait for ever.");
                Happen(random.Next(_underWay.Count));
            }
        }
    }

    private void Settle()
    {
        for (var device = 0; device < _pool.Devices.Length; device++)
        {
            if (DeviceRules.Next(_pool, device) is { } step)
            {
                Take(device, step);
                Look();
                device = -1;
            }
        }
    }

    private void Take(int device, DeviceStep step)
    {
        var state = _pool.Devices[device];
        switch (step)
        {
            case StartAnswer(var order):
                var contestant = state.Waiting.First(answer => answer.Order == order).Contestant;
                state.Find(contestant)!.Phase.ShouldBe(ResidentPhase.Ready);
                _pool = _pool.Start(device, order);
                _underWay.Add((device, contestant, DrillEvent.Ended));
                Started++;
                break;
            case LoadModel(var model):
                _pool = _pool.Load(device, model, pinned.Contains(model.Contestant));
                _underWay.Add((device, model.Contestant, DrillEvent.Loaded));
                break;
            case UnloadModel(var owner, var victim):
                _pool.Devices[owner].Find(victim)!.ShouldSatisfyAllConditions(
                    resident => resident.IsIdle.ShouldBeTrue(),
                    resident => resident.Pinned.ShouldBeFalse(),
                    _ => MayMakeWay(owner, victim, state.Waiting[0]).ShouldBeTrue());
                _pool = _pool.Enter(owner, victim, ResidentPhase.Unloading);
                _underWay.Add((owner, victim, DrillEvent.Unloaded));
                break;
            case RefuseAnswer(var order):
                Refused.Add(state.Waiting.First(answer => answer.Order == order).Model);
                _pool = _pool.Drop(device, order);
                break;
        }
    }

    private bool MayMakeWay(int owner, ContestantId victim, WaitingAnswer head) => _pool.Devices[owner].Waiting
        .Where(answer => answer.Contestant == victim)
        .All(answer => head.Passed >= DeviceRules.MaxPassed && head.Order < answer.Order);

    private void Happen(int index)
    {
        (++_events).ShouldBeLessThan(MostEvents, "Models come and go, and nothing is answered.");
        var (device, contestant, what) = _underWay[index];
        _underWay.RemoveAt(index);
        _pool = what switch
        {
            DrillEvent.Loaded => _pool.Enter(device, contestant, ResidentPhase.Ready),
            DrillEvent.Unloaded => _pool.Free(device, contestant),
            _ => _pool.End(device, contestant),
        };
    }

    private void Look()
    {
        _pool.UsedBytes.ShouldBeLessThanOrEqualTo(_pool.MemoryBytes, "The budget.");
        foreach (var device in _pool.Devices)
        {
            device.Residents.Count(resident => resident.Running > 0).ShouldBeLessThanOrEqualTo(1, "One model computes at a time.");
            device.Residents.Sum(resident => resident.Running).ShouldBeLessThanOrEqualTo(device.Lanes, "The lanes.");
            device.Residents.Count(resident => resident.Phase == ResidentPhase.Loading).ShouldBeLessThanOrEqualTo(1, "One load at a time.");
            device.Waiting.ShouldAllBe(answer => answer.Passed <= DeviceRules.MaxPassed);
        }
    }
}
