using Arena.Contracts;
using Arena.Web.Problems;
using Arena.Web.Texts;

namespace Arena.Web.Battles;

/// <summary>Sentences for refusals. The grains send codes; js/lib/refusal.js makes the same sentences in the browser.</summary>
internal static class RefusalTexts
{
    private const int SecondsWhenUntold = 10;

    public static string Say(TextCatalog texts, Refusal refusal, string languageName, int promptLength, int limit) => refusal.Code switch
    {
        RefusalCode.PromptTooLong when promptLength > limit => texts.Format("refusal.prompt_too_long", ("over", promptLength - limit), ("limit", limit)),
        RefusalCode.PromptTooLong => texts["refusal.prompt_too_long.context"],
        RefusalCode.NoPair => texts.Format("refusal.no_pair", ("language", languageName)),
        RefusalCode.Busy or RefusalCode.TooManyBattles => texts.Format(
            Key(refusal), ("time", texts.Count("refusal.time", refusal.RetryAfterSeconds ?? SecondsWhenUntold))),
        _ when texts.Has(Key(refusal)) => texts[Key(refusal)],
        _ => texts.Format("refusal.unknown", ("code", Problem.Name(refusal.Code))),
    };

    private static string Key(Refusal refusal) => $"refusal.{Problem.Name(refusal.Code)}";
}
