namespace Arena.InferenceBench;

/// <summary>What something took.</summary>
/// <param name="Wall">Seconds that passed.</param>
/// <param name="Processor">Seconds of processor time, over all threads of the process.</param>
internal readonly record struct Spent(double Wall, double Processor);
