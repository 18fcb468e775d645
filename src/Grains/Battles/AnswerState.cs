using System.Text.Json.Serialization;
using Arena.Contracts.Battles;

namespace Arena.Grains.Battles;

/// <summary>The current attempt at an answer. Streaming is not persisted: an attempt runs or has ended.</summary>
/// <param name="Status">Waiting while it runs, then Complete, Stopped or Failed.</param>
/// <param name="Attempt">From 0.</param>
/// <param name="Length">UTF-16 units of its text once it has ended.</param>
/// <param name="Failure">Why it failed.</param>
[JsonConverter(typeof(AnswerStateConverter))]
internal sealed record AnswerState(AnswerStatus Status, int Attempt, int Length, AnswerFailure Failure)
{
    public static AnswerState Begun(int attempt) => new(AnswerStatus.Waiting, attempt, 0, AnswerFailure.None);

    public bool IsRunning => Status is AnswerStatus.Waiting or AnswerStatus.Streaming;

    public bool IsUsable => Status is AnswerStatus.Complete or AnswerStatus.Stopped;
}
