using System.Collections.Immutable;
using Arena.Contracts.Battles;
using Arena.Contracts.Research;

namespace Arena.Web.Battles;

/// <summary>The battle's page: empty, or with a battle.</summary>
/// <param name="Languages">In catalogue order.</param>
/// <param name="Start">What stands in the form that starts a battle.</param>
/// <param name="View">The battle; null before there is one.</param>
/// <param name="Result">After the vote.</param>
/// <param name="Error">What to say about the last form, or null.</param>
public sealed record BattlePageModel(
    ImmutableArray<LanguageInfo> Languages, StartForm Start, BattleView? View = null, ResultModel? Result = null, string? Error = null)
{
    private const int MinimumContestants = 2;

    public IEnumerable<LanguageInfo> Playable => Languages.Where(language => language.Contestants >= MinimumContestants);

    public IEnumerable<LanguageInfo> NotYet => Languages.Where(language => language.Contestants < MinimumContestants);

    public string NameOf(string code) => Languages.FirstOrDefault(language => language.Code == code)?.NativeName ?? code;

    public bool Runs => View is { Turns: [.., var last] } && (IsRunning(last.Left) || IsRunning(last.Right));

    public bool Votable => View is { Turns: [.., { Votable: true }] };

    /// <summary>Key of what to say of a follow-up: that it has to wait, that there is little room left, or none; null when there is nothing to say.</summary>
    public string? FollowHint => Result is not null ? null : (Runs, View?.Budget) switch
    {
        (true, _) => "follow.wait",
        (_, ContextBudget.Low) => "follow.low",
        (_, ContextBudget.Full) => "refusal.context_full",
        _ => null,
    };

    /// <summary>The side a narrow screen shows first: left for every other battle, by its id, so that it can be told from the log.</summary>
    public string FirstShown => View is { } view && FirstShownSide.Of(view.Battle) == Side.Right ? "right" : "left";

    /// <summary>The language's starters, three at a time.</summary>
    public IReadOnlyList<StarterPrompt> Starters => StartersOf(Languages.FirstOrDefault(language => language.Code == Start.Language), Start.Ideas);

    private static List<StarterPrompt> StartersOf(LanguageInfo? language, int page)
    {
        const int shown = 3;
        var prompts = language?.Prompts ?? [];
        return prompts.IsEmpty ? [] : [.. Enumerable.Range(0, Math.Min(shown, prompts.Length)).Select(index => prompts[((page * shown) + index) % prompts.Length])];
    }

    private static bool IsRunning(AnswerView answer) => answer.Status is AnswerStatus.Waiting or AnswerStatus.Streaming;
}
