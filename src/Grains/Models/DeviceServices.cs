using Arena.Inference;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Arena.Grains.Models;

/// <summary>What device schedulers work with.</summary>
internal sealed class DeviceServices(
    IEnumerable<IInferenceEngine> engines,
    AnswerRunner runner,
    IOptions<ArenaLimits> limits,
    FleetAnnouncement announcement,
    TimeProvider clock,
    ILogger<DeviceScheduler> logger)
{
    public IReadOnlyDictionary<EngineKind, IInferenceEngine> Engines { get; } = engines.ToDictionary(engine => engine.Kind);

    public AnswerRunner Runner => runner;

    /// <summary>Answers that may wait per device.</summary>
    public int QueueLimit => limits.Value.WaitingPerDevice;

    public FleetAnnouncement Announcement => announcement;

    public TimeProvider Clock => clock;

    public ILogger Logger => logger;
}
