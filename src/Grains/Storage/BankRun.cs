namespace Arena.Grains.Storage;

/// <summary>One run of the benchmark.</summary>
/// <param name="Run">Its id: when it began.</param>
/// <param name="StartedAt">Whole milliseconds.</param>
/// <param name="FinishedAt">Null while it runs, or where it was broken off.</param>
/// <param name="Plan">SHA-256 of everything that was to be answered, so that only the same plan is gone on with.</param>
/// <param name="Seed">Of every answer.</param>
internal sealed record BankRun(string Run, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, string Plan, uint Seed);
