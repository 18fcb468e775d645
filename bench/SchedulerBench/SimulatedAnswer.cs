namespace Arena.SchedulerBench;

/// <summary>One answer on its way.</summary>
internal sealed class SimulatedAnswer(SimulatedModel model, double tokens, double asked)
{
    public SimulatedModel Model => model;

    public double TokensLeft { get; set; } = tokens;

    public double Asked => asked;

    public double Started { get; set; }

    /// <summary>Seconds from the prompt to the first text; null before.</summary>
    public double? FirstText { get; set; }

    /// <summary>Called when it has ended.</summary>
    public Action Ended { get; set; } = () => { };
}
