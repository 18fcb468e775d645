using Arena.Contracts.Battles;

namespace Arena.Web.Battles;

/// <summary>One turn on the page, or the mould that the page's script makes turns from.</summary>
/// <param name="Page">The page it is on.</param>
/// <param name="Turn">Null for the mould.</param>
public sealed record TurnModel(BattlePageModel Page, TurnView? Turn)
{
    /// <summary>The mould's number: the script replaces it in every id.</summary>
    public int Number => Turn?.Turn ?? 0;

    public bool IsLast => Turn is null || Turn.Turn == Page.View!.Turns.Length;

    public string Language => Page.View?.Language ?? Page.Start.Language;

    public string? Battle => Page.View?.Battle.Value;

    public bool Runs => IsLast && Page.Runs;

    public bool BothFailed => Turn is { Left.Status: AnswerStatus.Failed, Right.Status: AnswerStatus.Failed };

    public AnswerView? Of(Side side) => side == Side.Left ? Turn?.Left : Turn?.Right;

    /// <summary>Key of the line above the answers.</summary>
    public string StatusKey => Turn switch
    {
        null => "status.sending",
        _ when Runs && (Turn.Left.Text.Length > 0 || Turn.Right.Text.Length > 0) => "status.writing",
        _ when Runs => "status.preparing",
        _ when !IsLast => "turn.unrated",
        _ when Page.Result is not null => "status.voted",
        { Left.Status: AnswerStatus.Failed } or { Right.Status: AnswerStatus.Failed } => "status.failed.one",
        _ => "status.finished",
    };

    /// <summary>Key of an answer's state.</summary>
    public static string PaneKey(AnswerStatus? status) => status switch
    {
        AnswerStatus.Streaming => "pane.writing",
        AnswerStatus.Complete => "pane.finished",
        AnswerStatus.Stopped => "pane.stopped",
        AnswerStatus.Failed => "pane.failed",
        _ => "pane.waiting",
    };
}
