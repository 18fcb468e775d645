namespace Arena.Contracts.Battles;

/// <summary>Stage of an attempt at an answer. The numbers are the stages in a cursor and never change.</summary>
[GenerateSerializer]
public enum AnswerStatus
{
    /// <summary>Queued or loading; no text yet.</summary>
    Waiting = 0,

    /// <summary>Text is coming.</summary>
    Streaming = 1,

    /// <summary>Finished by the contestant.</summary>
    Complete = 2,

    /// <summary>Ended by the voter; has text.</summary>
    Stopped = 3,

    /// <summary>Ended without a usable answer; see <see cref="AnswerFailure"/>.</summary>
    Failed = 4,
}
