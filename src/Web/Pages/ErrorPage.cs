using Arena.Web.Problems;
using Arena.Web.Texts;

namespace Arena.Web.Pages;

/// <summary>What the error page says.</summary>
/// <param name="Status">HTTP status code.</param>
/// <param name="Code">A more exact code, where there is one.</param>
/// <param name="IsBattle">Whether a battle was asked for.</param>
public sealed record ErrorPage(int Status, string? Code, bool IsBattle)
{
    public string Shown => Code ?? Problem.Of(Status).Code;

    public string Message(TextCatalog texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return Code is not null && texts.Has($"refusal.{Code}") ? texts[$"refusal.{Code}"]
            : Status == StatusCodes.Status404NotFound && IsBattle ? texts["error.404.battle"]
            : texts.Has($"error.{Status}") ? texts[$"error.{Status}"]
            : texts[Status < 500 ? "error.400" : "error.500"];
    }
}
