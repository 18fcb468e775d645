using Arena.Contracts.Battles;

namespace Arena.Contracts.Research;

/// <summary>A contestant's answer in the bank.</summary>
/// <param name="Contestant">Who answered, with its times.</param>
/// <param name="Prompt">What was asked.</param>
/// <param name="Text">The answer.</param>
/// <param name="Run">The benchmark run that it was collected in.</param>
/// <param name="At">When.</param>
/// <param name="Cached">Taken over from an earlier run, because nothing that could change it had changed.</param>
[GenerateSerializer, Immutable, Alias("arena.BankedAnswer")]
public sealed record BankedAnswer(
    [property: Id(0)] ContestantCard Contestant,
    [property: Id(1)] string Prompt,
    [property: Id(2)] string Text,
    [property: Id(3)] string Run,
    [property: Id(4)] DateTimeOffset At,
    [property: Id(5)] bool Cached);
