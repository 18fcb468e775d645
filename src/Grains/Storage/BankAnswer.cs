using Arena.Contracts.Battles;
using Arena.Contracts.Models;

namespace Arena.Grains.Storage;

/// <summary>One answer of a benchmark run, or why there is none.</summary>
/// <param name="Run">Its run.</param>
/// <param name="Language">Of the prompt.</param>
/// <param name="PromptId">In the prompt bank.</param>
/// <param name="Prompt">What was asked.</param>
/// <param name="Topic">Of the prompt.</param>
/// <param name="Contestant">Who was asked.</param>
/// <param name="CacheKey">SHA-256 of contestant, prompt, parameters and seed: equal keys ask for the same answer.</param>
/// <param name="Status">Complete or Failed.</param>
/// <param name="Failure">Why it failed.</param>
/// <param name="Text">The answer; of a failed one what there was of it.</param>
/// <param name="Tokens">Generated.</param>
/// <param name="PromptTokens">Of the prompt.</param>
/// <param name="FirstTextMilliseconds">From the device's start on it to its first text; null without text.</param>
/// <param name="GenerationMilliseconds">From the device's start on it to its end.</param>
/// <param name="Device">"node/device"; empty where it found none.</param>
/// <param name="Cached">Taken over from an earlier run; times and device are that run's.</param>
/// <param name="At">When it was put into this run; whole milliseconds.</param>
internal sealed record BankAnswer(
    string Run,
    string Language,
    string PromptId,
    string Prompt,
    string Topic,
    ContestantId Contestant,
    string CacheKey,
    AnswerStatus Status,
    AnswerFailure Failure,
    string Text,
    int Tokens,
    int PromptTokens,
    int? FirstTextMilliseconds,
    int GenerationMilliseconds,
    string Device,
    bool Cached,
    DateTimeOffset At);
