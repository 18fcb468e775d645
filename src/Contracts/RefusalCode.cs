namespace Arena.Contracts;

/// <summary>Machine-readable reasons of refusals; on the wire in snake_case.</summary>
[GenerateSerializer]
public enum RefusalCode
{
    /// <summary>There is no such battle for this voter (404).</summary>
    UnknownBattle,

    /// <summary>The language is not in the catalogue (422).</summary>
    UnknownLanguage,

    /// <summary>The starter prompt is not in the prompt bank (422).</summary>
    UnknownPrompt,

    /// <summary>Empty, or holds nothing a model could read (422).</summary>
    PromptEmpty,

    /// <summary>Over the limit (413).</summary>
    PromptTooLong,

    /// <summary>Control characters or broken Unicode (422).</summary>
    PromptInvalid,

    /// <summary>The idempotency key is missing or malformed (422).</summary>
    KeyInvalid,

    /// <summary>The key was used with another body (409).</summary>
    KeyReused,

    /// <summary>Fewer than two contestants can run in the language (503).</summary>
    NoPair,

    /// <summary>All places are taken (503).</summary>
    Busy,

    /// <summary>The voter has too many running battles (429).</summary>
    TooManyBattles,

    /// <summary>An answer still runs (409).</summary>
    StillRunning,

    /// <summary>The last turn has a failed side (409).</summary>
    TurnFailed,

    /// <summary>Too many turns (409).</summary>
    TooManyTurns,

    /// <summary>The conversation no longer fits the context (409).</summary>
    ContextFull,

    /// <summary>That side did not fail (409).</summary>
    NotFailed,

    /// <summary>The battle was voted (409).</summary>
    AlreadyVoted,

    /// <summary>The turn cannot be voted on (409).</summary>
    NotVotable,

    /// <summary>The turn or an attempt the voter saw is not the current one (409).</summary>
    StaleTurn,

    /// <summary>Notes come after the vote (409).</summary>
    NotVoted,

    /// <summary>Notes were already given (409).</summary>
    AlreadyNoted,

    /// <summary>The outcome is unknown; repeat with the same key (503).</summary>
    Retry,
}
