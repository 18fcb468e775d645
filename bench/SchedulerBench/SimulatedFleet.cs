using System.Collections.Immutable;
using Arena.Contracts.Fleet;
using Arena.Contracts.Models;
using Arena.Grains.Fleet;

namespace Arena.SchedulerBench;

/// <summary>The fleet's view of the devices, as old as their heartbeats: once a second, with what was placed since.</summary>
internal sealed class SimulatedFleet(IReadOnlyList<SimulatedDevice> devices, Agenda agenda)
{
    private const double Period = 1;
    private const double OnTheWay = 0.5;

    private readonly List<(DeviceId Device, ContestantId Contestant, double At)> _placed = [];
    private ImmutableArray<DeviceReport> _reports = [.. devices.Select(device => device.Report())];
    private double _heard;

    public IReadOnlyList<FleetDevice> View()
    {
        // The heartbeat that was due last, without an event of its own.
        if (agenda.Now - _heard >= Period)
        {
            _heard = agenda.Now - (agenda.Now % Period);
            _reports = [.. devices.Select(device => device.Report())];
            _placed.RemoveAll(placed => agenda.Now - placed.At >= OnTheWay);
        }

        return [.. devices.Select((device, index) => new FleetDevice(
            device.Id, _reports[index], [.. _placed.Where(placed => placed.Device == device.Id).Select(placed => placed.Contestant)]))];
    }

    public void Note(DeviceId device, ContestantId contestant) => _placed.Add((device, contestant, agenda.Now));
}
