namespace Arena.SchedulerBench;

/// <summary>What is simulated.</summary>
/// <param name="Devices">GPUs.</param>
/// <param name="Gibibytes">Of each.</param>
/// <param name="Lanes">Answers at the same time on each.</param>
/// <param name="ContextLength">Tokens per conversation.</param>
/// <param name="TurnsPerMinute">Turns that voters ask for, per device.</param>
/// <param name="Random">Places at random instead of by the fleet's rules.</param>
internal sealed record Scenario(int Devices, int Gibibytes, int Lanes, int ContextLength, double TurnsPerMinute, bool Random);
