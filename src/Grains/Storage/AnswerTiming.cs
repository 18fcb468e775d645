namespace Arena.Grains.Storage;

/// <summary>What was measured of an answer; see <see cref="AnswerText"/>.</summary>
/// <param name="Tokens">Tokens generated.</param>
/// <param name="FirstTextMilliseconds">From the device's start on it to its first text; null without text.</param>
/// <param name="GenerationMilliseconds">From the device's start on it to its end.</param>
internal sealed record AnswerTiming(int Tokens, int? FirstTextMilliseconds, int GenerationMilliseconds);
