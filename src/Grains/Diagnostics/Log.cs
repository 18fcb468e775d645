using Arena.Inference;
using Microsoft.Extensions.Logging;

namespace Arena.Grains.Diagnostics;

/// <summary>Everything the node logs. Ids and counts, never prompts, answers, addresses or keys.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "{Contestant} is loaded on {Device}")]
    public static partial void ModelLoaded(ILogger logger, string contestant, string device);

    [LoggerMessage(2, LogLevel.Warning, "{Contestant} could not be loaded on {Device}")]
    public static partial void ModelNotLoaded(ILogger logger, string contestant, string device, Exception exception);

    [LoggerMessage(3, LogLevel.Information, "{Contestant} is unloaded from {Device}")]
    public static partial void ModelUnloaded(ILogger logger, string contestant, string device);

    [LoggerMessage(4, LogLevel.Warning, "An answer of {Contestant} failed: {Error}")]
    public static partial void AnswerFailed(ILogger logger, string contestant, InferenceError error, Exception exception);

    [LoggerMessage(5, LogLevel.Warning, "{Contestant} cannot run here and is left out: {Reason}")]
    public static partial void ContestantLeftOut(ILogger logger, string contestant, string reason);

    [LoggerMessage(6, LogLevel.Information, "Node {Node}: device {Device} ({Kind}, {Lanes} lanes, {Megabytes} MB) can run {Contestants} contestants")]
    public static partial void DeviceOpened(ILogger logger, string node, string device, string kind, int lanes, long megabytes, int contestants);

    [LoggerMessage(7, LogLevel.Information, "Battle {Battle}, turn {Turn}: side {Side} starts again as attempt {Attempt}")]
    public static partial void AnswerRestarted(ILogger logger, string battle, int turn, string side, int attempt);

    [LoggerMessage(8, LogLevel.Error, "Battle {Battle}: side {Side} could not be brought to an end")]
    public static partial void PumpFailed(ILogger logger, string battle, string side, Exception exception);

    [LoggerMessage(9, LogLevel.Warning, "The fleet did not take the heartbeat of {Node}")]
    public static partial void HeartbeatLost(ILogger logger, string node, Exception exception);

    [LoggerMessage(10, LogLevel.Warning, "Battle {Battle}: the outcome of a command is unknown")]
    public static partial void OutcomeUnknown(ILogger logger, string battle, Exception exception);

    [LoggerMessage(11, LogLevel.Critical, "The vote log is damaged at row {Sequence}")]
    public static partial void ChainBroken(ILogger logger, long sequence);

    [LoggerMessage(12, LogLevel.Error, "{Contestant} was not freed cleanly on {Device}")]
    public static partial void ModelNotFreed(ILogger logger, string contestant, string device, Exception exception);

    [LoggerMessage(13, LogLevel.Warning, "A battle was not reserved")]
    public static partial void BattleNotReserved(ILogger logger, Exception exception);

    [LoggerMessage(60, LogLevel.Information, "Export {Kind}: {Changed} of {Texts} texts scrubbed ({Report})")]
    public static partial void ExportScrubbed(ILogger logger, string kind, long texts, long changed, string report);

    [LoggerMessage(50, LogLevel.Information, "{Votes} older votes got the style of their answers")]
    public static partial void StylesAdded(ILogger logger, int votes);

    [LoggerMessage(51, LogLevel.Warning, "Older votes did not get the style of their answers; the next start tries again")]
    public static partial void StylesNotAdded(ILogger logger, Exception exception);

    [LoggerMessage(52, LogLevel.Warning, "The share of excluded votes has jumped: {RecentExcluded} of {Recent} in {Days} days, {BeforeExcluded} of {Before} before")]
    public static partial void ExclusionsJumped(ILogger logger, int recentExcluded, int recent, int beforeExcluded, int before, int days);

    [LoggerMessage(53, LogLevel.Warning, "The board {Board} could not be fitted again; the one before is followed on")]
    public static partial void BoardNotFitted(ILogger logger, string board, Exception exception);

    [LoggerMessage(54, LogLevel.Information, "Board {Board} is published as {Snapshot}, up to vote {Cutoff}")]
    public static partial void SnapshotPublished(ILogger logger, string board, string snapshot, long cutoff);

    [LoggerMessage(55, LogLevel.Warning, "The board {Board} was not published")]
    public static partial void BoardNotPublished(ILogger logger, string board, Exception exception);

    [LoggerMessage(56, LogLevel.Information, "Integrity of {Board}: {Flags} of {Voters} voters flagged, up to vote {Cutoff}")]
    public static partial void IntegrityReported(ILogger logger, string board, int flags, int voters, long cutoff);

    [LoggerMessage(57, LogLevel.Warning, "The integrity of {Board} could not be reported")]
    public static partial void IntegrityFailed(ILogger logger, string board, Exception exception);

    [LoggerMessage(61, LogLevel.Warning, "The report on the integrity of {Board} comes without repeated prompts: they could not be read")]
    public static partial void RepeatsUnknown(ILogger logger, string board, Exception exception);

    [LoggerMessage(58, LogLevel.Warning, "The vote log could not be sealed; the next start reads it row by row")]
    public static partial void LogNotSealed(ILogger logger, Exception exception);

    [LoggerMessage(59, LogLevel.Information, "The first board was not computed ahead; its first reader waits for it")]
    public static partial void BoardNotAhead(ILogger logger, Exception exception);

    [LoggerMessage(40, LogLevel.Warning, "The pairs of {Language} could not be weighed again; those known before are used")]
    public static partial void PairWeightsNotRefreshed(ILogger logger, string language, Exception exception);

    [LoggerMessage(20, LogLevel.Error, "{Device} failed under {Contestant}: its answers go on elsewhere and it takes nothing until it is back")]
    public static partial void DeviceLost(ILogger logger, string device, string contestant);

    [LoggerMessage(21, LogLevel.Information, "{Device} is back")]
    public static partial void DeviceBack(ILogger logger, string device);

    [LoggerMessage(22, LogLevel.Warning, "{Contestant} failed again on {Device} and is not offered there for {Pause}")]
    public static partial void ContestantRests(ILogger logger, string contestant, string device, TimeSpan pause);

    [LoggerMessage(23, LogLevel.Warning, "{Contestant} does not fit {Device} beside what is pinned there")]
    public static partial void NoRoomBesidePinned(ILogger logger, string contestant, string device);

    [LoggerMessage(24, LogLevel.Warning, "The server of {Contestant} does not answer ({Device}): it is tried again. {Reason}")]
    public static partial void ServerAway(ILogger logger, string contestant, string device, string reason);
}
