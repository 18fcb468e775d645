namespace Arena.Contracts.Battles;

/// <summary>The current attempt at an answer as its voter may see it.</summary>
[GenerateSerializer, Immutable, Alias("arena.AnswerView")]
public sealed record AnswerView(
    [property: Id(0)] AnswerStatus Status,
    [property: Id(1)] string Text,
    [property: Id(2)] int Attempt,
    [property: Id(3)] AnswerFailure Failure);
