using Arena.Contracts.Battles;

namespace Arena.Web.Battles;

// What the battle calls answer with, as API.md names it. Built from views of the grains, which hold no name before the vote.

/// <summary>A battle that was opened.</summary>
/// <param name="Battle">Its id.</param>
/// <param name="Turn">Its first turn.</param>
/// <param name="Events">Address of its event stream.</param>
public sealed record BattleStarted(string Battle, int Turn, string Events);

/// <summary>A turn that was added.</summary>
public sealed record TurnAdded(int Turn);

/// <summary>A new attempt.</summary>
public sealed record AttemptAdded(int Turn, int Attempt);

/// <summary>A battle as its voter may see it.</summary>
/// <param name="Battle">Its id.</param>
/// <param name="Language">Of the conversation.</param>
/// <param name="Cursor">Where the event stream goes on after this.</param>
/// <param name="Turns">Oldest first.</param>
/// <param name="Place">Battles before this one while it waits.</param>
/// <param name="FirstShown">The side that a narrow page shows first.</param>
/// <param name="Budget">Room for further turns; when it is full there can be none.</param>
/// <param name="Verdict">After the vote.</param>
/// <param name="Vote">The vote's number in the log, after the vote.</param>
/// <param name="Revealed">Whether names may be shown.</param>
/// <param name="Contestants">After the vote.</param>
public sealed record BattleState(
    string Battle, string Language, string Cursor, IReadOnlyList<TurnState> Turns, int? Place, Side FirstShown, ContextBudget Budget, Verdict? Verdict, string? Vote, bool Revealed, PairState? Contestants)
{
    internal static BattleState Of(BattleView view) => new(
        view.Battle.Value, view.Language, view.Cursor, [.. view.Turns.Select(TurnState.Of)], view.Place, view.FirstShown, view.Budget,
        view.Verdict, view.Vote, view.Contestants is not null, PairState.Of(view.Contestants));
}

/// <summary>One prompt and its two answers.</summary>
public sealed record TurnState(int Turn, string Prompt, AnswerState Left, AnswerState Right, bool Votable)
{
    internal static TurnState Of(TurnView view) =>
        new(view.Turn, view.Prompt, AnswerState.Of(view.Left), AnswerState.Of(view.Right), view.Votable);
}

/// <summary>The current attempt at an answer.</summary>
/// <param name="Status">Its stage.</param>
/// <param name="Text">So far.</param>
/// <param name="Attempt">0 for the first.</param>
/// <param name="Code">Why it failed, if it did.</param>
public sealed record AnswerState(AnswerStatus Status, string Text, int Attempt, AnswerFailure? Code)
{
    internal static AnswerState Of(AnswerView view) => new(view.Status, view.Text, view.Attempt, FailureCode.Of(view.Failure));
}

/// <summary>Who was who.</summary>
public sealed record PairState(ContestantState Left, ContestantState Right)
{
    internal static PairState? Of(RevealedPair? pair) =>
        pair is null ? null : new PairState(ContestantState.Of(pair.Left), ContestantState.Of(pair.Right));
}

/// <summary>What is told of a contestant after the vote.</summary>
public sealed record ContestantState(
    string Id, string Name, string Family, string Variant, string Parameters, string Quantisation, string Licence,
    int? FirstTextMilliseconds, double? TokensPerSecond)
{
    internal static ContestantState Of(ContestantCard card) => new(
        card.Id, card.Name, card.Family, card.Variant, card.Parameters, card.Quantisation, card.Licence,
        card.FirstTextMilliseconds, card.TokensPerSecond);
}

/// <summary>Proof that a vote is in the log.</summary>
public sealed record VoteSaved(string Vote, Verdict Verdict, PairState Contestants)
{
    internal static VoteSaved Of(VoteReceipt receipt) => new(receipt.Vote, receipt.Verdict, PairState.Of(receipt.Contestants)!);
}
