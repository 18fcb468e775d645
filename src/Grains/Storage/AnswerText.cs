using Arena.Contracts.Battles;

namespace Arena.Grains.Storage;

/// <summary>A finished attempt.</summary>
/// <param name="Battle">Its battle.</param>
/// <param name="Turn">From 1.</param>
/// <param name="Side">Where it is displayed.</param>
/// <param name="Attempt">From 0.</param>
/// <param name="Epoch">Start of the activation that wrote it, so that an older activation changes nothing.</param>
/// <param name="Status">Complete, Stopped or Failed.</param>
/// <param name="Failure">Why it failed.</param>
/// <param name="Text">The text, trimmed; of a failed attempt what there was of it; null once withdrawn.</param>
/// <param name="Tokens">Tokens generated.</param>
/// <param name="PromptTokens">Tokens of the prompt with its history.</param>
/// <param name="FirstTextMilliseconds">From the device's start on it to its first text; null without text.</param>
/// <param name="GenerationMilliseconds">From the device's start on it to its end.</param>
/// <param name="At">When it finished; whole milliseconds.</param>
internal sealed record AnswerText(
    BattleId Battle,
    int Turn,
    Side Side,
    int Attempt,
    long Epoch,
    AnswerStatus Status,
    AnswerFailure Failure,
    string? Text,
    int Tokens,
    int PromptTokens,
    int? FirstTextMilliseconds,
    int GenerationMilliseconds,
    DateTimeOffset At);
