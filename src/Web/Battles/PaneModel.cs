using Arena.Contracts.Battles;

namespace Arena.Web.Battles;

/// <summary>One answer of a turn on the page.</summary>
public sealed record PaneModel(TurnModel Turn, Side Side)
{
    public string Word => Side == Side.Left ? "left" : "right";

    public string Id => $"turn-{Turn.Number}-{Word}";

    public AnswerView? Answer => Turn.Of(Side);

    public bool Failed => Answer is { Status: AnswerStatus.Failed };

    /// <summary>The name; null before the vote.</summary>
    public string? Name => Turn.Page.View?.Contestants is { } pair ? (Side == Side.Left ? pair.Left : pair.Right).Name : null;

    public bool IsChosen => Turn.IsLast && Turn.Page.View?.Verdict is { } verdict && verdict == (Side == Side.Left ? Verdict.Left : Verdict.Right);
}
