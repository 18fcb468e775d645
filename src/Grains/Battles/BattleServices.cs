using Arena.Grains.Catalogue;
using Arena.Grains.Diagnostics;
using Arena.Grains.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Arena.Grains.Battles;

/// <summary>What battles work with.</summary>
internal sealed class BattleServices(
    IBattleStore store,
    IVoteLog votes,
    IAnswerBank bank,
    ArenaCatalogue catalogue,
    IOptions<ArenaLimits> limits,
    TimeProvider clock,
    ArenaMetrics metrics,
    ILogger<BattleServices> logger)
{
    public IBattleStore Store => store;

    public IVoteLog Votes => votes;

    public IAnswerBank Bank => bank;

    public ArenaCatalogue Catalogue => catalogue;

    public ArenaLimits Limits => limits.Value;

    public TimeProvider Clock => clock;

    public ArenaMetrics Metrics => metrics;

    public ILogger Logger => logger;
}
