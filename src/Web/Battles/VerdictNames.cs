using System.Text.Json;
using Arena.Contracts.Battles;

namespace Arena.Web.Battles;

/// <summary>Verdicts as words of forms, addresses and text keys.</summary>
public static class VerdictNames
{
    /// <summary>In the order of the buttons.</summary>
    public static IReadOnlyList<Verdict> Buttons { get; } = [Verdict.Left, Verdict.Tie, Verdict.Right, Verdict.BothBad];

    public static string Of(Verdict verdict) => JsonNamingPolicy.SnakeCaseLower.ConvertName(verdict.ToString());

    public static Verdict? Read(string? word) =>
        Enum.GetValues<Verdict>().Cast<Verdict?>().FirstOrDefault(verdict => Of(verdict!.Value) == word);
}
