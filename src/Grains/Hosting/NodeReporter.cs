using Arena.Contracts.Fleet;
using Arena.Grains.Diagnostics;
using Arena.Grains.Models;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Arena.Grains.Hosting;

/// <summary>Tells the fleet once a second what this node has; the first time before the start is done.</summary>
internal sealed class NodeReporter(
    IGrainFactory grains,
    NodeDevices devices,
    FleetAnnouncement announcement,
    IOptions<ArenaNodeOptions> options,
    TimeProvider clock,
    ILogger<NodeReporter> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly long _epoch = clock.GetUtcNow().ToUnixTimeMilliseconds();

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        announcement.MadeBy(ReportAsync);
        await ReportAsync();
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await ReportAsync();
        }
    }

    private async Task ReportAsync()
    {
        try
        {
            var report = new NodeReport(options.Value.Node, _epoch, Draining: false, devices.Report());
            await grains.GetGrain<IFleetGrain>(IFleetGrain.Key).ReportAsync(report);
        }
        catch (Exception exception) when (Transient.Is(exception))
        {
            Log.HeartbeatLost(logger, options.Value.Node, exception);
        }
    }
}
