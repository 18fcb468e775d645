namespace Arena.Grains.Models;

/// <summary>A heartbeat out of turn, for news that the fleet should hear before anything else happens.</summary>
internal sealed class FleetAnnouncement
{
    private Func<Task> _report = () => Task.CompletedTask;

    /// <summary>Says how; the node's reporter does.</summary>
    public void MadeBy(Func<Task> report) => _report = report;

    /// <summary>Ends when the fleet has heard, or will not now.</summary>
    public Task MakeAsync() => _report();
}
