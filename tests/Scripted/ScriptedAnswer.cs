using Arena.Contracts.Battles;

namespace Arena.Scripted;

/// <summary>The current attempt at one answer of a scripted battle.</summary>
internal sealed record ScriptedAnswer(int Attempt, AnswerStatus Status, string Text, AnswerFailure Failure)
{
    public static ScriptedAnswer First { get; } = new(0, AnswerStatus.Waiting, "", AnswerFailure.None);

    public bool Runs => Status is AnswerStatus.Waiting or AnswerStatus.Streaming;

    public bool HasAnswer => Status is AnswerStatus.Complete or AnswerStatus.Stopped;

    public AnswerView View => new(Status, Text, Attempt, Failure);
}
