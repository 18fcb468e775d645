namespace Arena.SchedulerBench;

/// <summary>What came of a scenario.</summary>
/// <param name="Waits">Seconds from a prompt to the first text of each side.</param>
/// <param name="Differences">Seconds between the two first texts of each turn.</param>
/// <param name="LeftFirst">Share of turns whose left side had the first text, of those with a first.</param>
/// <param name="SwapsPerTurn">Loads per turn.</param>
/// <param name="Use">Share of the time in which a device computed.</param>
/// <param name="Refused">Share of battles that were refused as busy.</param>
internal sealed record Outcome(
    IReadOnlyList<double> Waits, IReadOnlyList<double> Differences, double LeftFirst, double SwapsPerTurn, double Use, double Refused);
