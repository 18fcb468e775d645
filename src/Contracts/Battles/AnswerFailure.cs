namespace Arena.Contracts.Battles;

/// <summary>Why an answer failed, as far as a voter may know.</summary>
[GenerateSerializer]
public enum AnswerFailure
{
    None = 0,

    /// <summary>Nothing could run it.</summary>
    Unavailable = 1,

    /// <summary>No text came in time.</summary>
    Timeout = 2,

    /// <summary>It ended without text.</summary>
    Empty = 3,

    /// <summary>Anything else.</summary>
    Internal = 4,
}
