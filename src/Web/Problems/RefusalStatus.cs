using Arena.Contracts;

namespace Arena.Web.Problems;

/// <summary>The one table from a refusal to its status code.</summary>
internal static class RefusalStatus
{
    public static int Of(RefusalCode code) => code switch
    {
        RefusalCode.UnknownBattle => 404,
        RefusalCode.UnknownLanguage or RefusalCode.UnknownPrompt => 422,
        RefusalCode.PromptEmpty or RefusalCode.PromptInvalid or RefusalCode.KeyInvalid => 422,
        RefusalCode.PromptTooLong => 413,
        RefusalCode.KeyReused => 409,
        RefusalCode.NoPair or RefusalCode.Busy or RefusalCode.Retry => 503,
        RefusalCode.TooManyBattles => 429,
        RefusalCode.StillRunning or RefusalCode.TurnFailed or RefusalCode.TooManyTurns or RefusalCode.ContextFull => 409,
        RefusalCode.NotFailed or RefusalCode.AlreadyVoted or RefusalCode.NotVotable or RefusalCode.StaleTurn => 409,
        RefusalCode.NotVoted or RefusalCode.AlreadyNoted => 409,
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "A refusal without a status code."),
    };
}
