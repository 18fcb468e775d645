using System.Collections.Immutable;

namespace Arena.Contracts.Models;

/// <summary>Asks a contestant for an answer.</summary>
/// <param name="Attempt">Which try this is; a higher one of the same battle and side cancels a lower.</param>
/// <param name="Messages">The conversation, oldest first; the last one is the prompt.</param>
/// <param name="Parameters">How it is drawn.</param>
[GenerateSerializer, Immutable, Alias("arena.AnswerCommand")]
public sealed record AnswerCommand(
    [property: Id(0)] AttemptId Attempt,
    [property: Id(1)] ImmutableArray<Message> Messages,
    [property: Id(2)] AnswerParameters Parameters);
