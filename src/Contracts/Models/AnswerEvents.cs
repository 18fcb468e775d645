using Arena.Contracts.Battles;

namespace Arena.Contracts.Models;

/// <summary>What a model grain says of an answer.</summary>
[GenerateSerializer, Immutable, Alias("arena.AnswerEvent")]
public abstract record AnswerEvent;

/// <summary>The answer waits or its model loads.</summary>
/// <param name="Place">Answers before this one on the device.</param>
/// <param name="Step">1 waiting, 2 loading, 3 starting.</param>
/// <param name="Share">Of the load, 0 to 1.</param>
[GenerateSerializer, Immutable, Alias("arena.AnswerProgress")]
public sealed record AnswerProgress([property: Id(0)] int Place, [property: Id(1)] int Step, [property: Id(2)] float Share) : AnswerEvent;

/// <summary>Text at an offset.</summary>
/// <param name="Offset">UTF-16 units before it.</param>
/// <param name="Text">Whole Unicode scalar values.</param>
[GenerateSerializer, Immutable, Alias("arena.AnswerDelta")]
public sealed record AnswerDelta([property: Id(0)] int Offset, [property: Id(1)] string Text) : AnswerEvent;

/// <summary>The last event.</summary>
/// <param name="Status">Complete, Stopped or Failed.</param>
/// <param name="Failure">Why it failed.</param>
/// <param name="Tokens">Tokens generated.</param>
/// <param name="PromptTokens">Tokens of the prompt with its history.</param>
/// <param name="FirstTextMilliseconds">From the device's start on it to the first text; null without text.</param>
/// <param name="GenerationMilliseconds">From the device's start on it to the end.</param>
[GenerateSerializer, Immutable, Alias("arena.AnswerFinished")]
public sealed record AnswerFinished(
    [property: Id(0)] AnswerStatus Status,
    [property: Id(1)] AnswerFailure Failure,
    [property: Id(2)] int Tokens,
    [property: Id(3)] int PromptTokens,
    [property: Id(4)] int? FirstTextMilliseconds,
    [property: Id(5)] int GenerationMilliseconds) : AnswerEvent;

/// <summary>The only event where an attempt was to be joined that is not known: it never ran here, or its node was restarted.</summary>
[GenerateSerializer, Immutable, Alias("arena.AnswerUnknown")]
public sealed record AnswerUnknown : AnswerEvent;
