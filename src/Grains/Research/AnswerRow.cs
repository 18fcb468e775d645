using Arena.Contracts.Battles;
using Arena.Grains.Storage;

namespace Arena.Grains.Research;

/// <summary>One attempt at an answer, with its battle.</summary>
internal sealed record AnswerRow(BattleTexts Battle, TurnText? Turn, AnswerText Answer)
{
    /// <summary>A row for every attempt; a battle nobody answered gives none.</summary>
    public static IEnumerable<AnswerRow> Of(BattleTexts battle) =>
        battle.Answers.Select(answer => new AnswerRow(battle, battle.Turns.FirstOrDefault(turn => turn.Turn == answer.Turn), answer));

    /// <summary>Who wrote it; null where the battle was not voted.</summary>
    public string? Contestant => Battle.Vote?.Vote is { } vote ? (Answer.Side == Side.Left ? vote.Left : vote.Right).Value : null;

    /// <summary>Whether it is one of the two answers that the vote is about.</summary>
    public bool IsVoted => Battle.Vote?.Vote is { } vote
        && vote.Turn == Answer.Turn
        && Answer.Attempt == (Answer.Side == Side.Left ? vote.LeftAttempt : vote.RightAttempt);
}
