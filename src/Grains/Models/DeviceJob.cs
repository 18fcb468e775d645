using Arena.Contracts.Models;

namespace Arena.Grains.Models;

/// <summary>An attempt on a device, from its arrival to its end.</summary>
internal sealed class DeviceJob(long order, AnswerRun run)
{
    public long Order { get; } = order;

    public AnswerRun Run { get; } = run;

    public ContestantId Contestant => Run.Contestant.Id;

    /// <summary>Timestamp of its start.</summary>
    public long Started { get; set; }

    public Task Work { get; set; } = Task.CompletedTask;
}
