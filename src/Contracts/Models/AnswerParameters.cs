namespace Arena.Contracts.Models;

/// <summary>How an answer is drawn; frozen per battle and logged.</summary>
/// <param name="MaxTokens">Most tokens of the answer.</param>
/// <param name="Temperature">0 is greedy.</param>
/// <param name="TopP">Nucleus mass in (0, 1].</param>
/// <param name="TopK">Candidates kept; 0 is off.</param>
/// <param name="MinP">Least share of the best candidate's probability; 0 is off.</param>
/// <param name="RepeatPenalty">1 is off.</param>
/// <param name="Seed">Secret until the vote.</param>
[GenerateSerializer, Immutable, Alias("arena.AnswerParameters")]
public sealed record AnswerParameters(
    [property: Id(0)] int MaxTokens,
    [property: Id(1)] float Temperature,
    [property: Id(2)] float TopP,
    [property: Id(3)] int TopK,
    [property: Id(4)] float MinP,
    [property: Id(5)] float RepeatPenalty,
    [property: Id(6)] uint Seed);
