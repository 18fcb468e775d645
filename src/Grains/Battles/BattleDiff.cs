using Arena.Contracts.Battles;

namespace Arena.Grains.Battles;

/// <summary>The events between what a client knows and the present. Pure.</summary>
internal static class BattleDiff
{
    /// <summary>The cursor of a client that knows the present.</summary>
    public static BattleCursor CursorOf(BattleView view)
    {
        var last = view.Turns[^1];
        return new BattleCursor(last.Turn, SideCursor.Of(last.Left), SideCursor.Of(last.Right), FlagOf(view));
    }

    /// <summary>A cursor this battle can have given, else one that knows nothing of the current turn.</summary>
    public static BattleCursor Accept(BattleCursor? cursor, BattleView view)
    {
        var possible = cursor is not null && cursor.Turn >= 1 && cursor.Turn <= view.Turns.Length
            && Possible(cursor.Left, view.Turns[cursor.Turn - 1].Left)
            && Possible(cursor.Right, view.Turns[cursor.Turn - 1].Right)
            && (cursor.Flag != BattleCursor.Revealed || view.Verdict is not null);
        return possible ? cursor! : BattleCursor.Before(view.Turns.Length, 0);
    }

    /// <param name="cursor">Accepted: see <see cref="Accept"/>.</param>
    /// <param name="view">The present.</param>
    public static IEnumerable<BattleEvent> Between(BattleCursor cursor, BattleView view)
    {
        for (var number = cursor.Turn; number <= view.Turns.Length; number++)
        {
            var turn = view.Turns[number - 1];
            if (number > cursor.Turn)
            {
                cursor = BattleCursor.Before(number, cursor.Flag & BattleCursor.Revealed);
            }

            foreach (var (side, answer) in new[] { (Contracts.Battles.Side.Left, turn.Left), (Contracts.Battles.Side.Right, turn.Right) })
            {
                if (cursor[side].Stage < 0 || cursor[side].Attempt != answer.Attempt)
                {
                    cursor = cursor with { Flag = cursor.Flag & BattleCursor.Revealed };
                }

                foreach (var step in Side(cursor, turn.Turn, side, answer))
                {
                    yield return step;
                }

                cursor = cursor.With(side, SideCursor.Of(answer));
            }
        }

        foreach (var step in Verdict(cursor, view))
        {
            yield return step;
        }
    }

    private static IEnumerable<BattleEvent> Verdict(BattleCursor cursor, BattleView view)
    {
        var flag = FlagOf(view);
        if (flag == BattleCursor.Votable && cursor.Flag != flag)
        {
            yield return new TurnVotable((cursor with { Flag = flag }).ToString(), view.Turns.Last(turn => turn.Votable).Turn);
        }
        else if (flag == BattleCursor.Revealed && cursor.Flag != flag)
        {
            yield return new PairRevealed((cursor with { Flag = flag }).ToString(), view.Verdict!.Value, view.Contestants!);
        }
    }

    /// <summary>A new attempt is waiting first, then streaming, then has its text, then its end.</summary>
    private static IEnumerable<BattleEvent> Side(BattleCursor cursor, int turn, Side side, AnswerView answer)
    {
        var known = cursor[side];

        StatusChanged Status(AnswerStatus status, AnswerFailure failure)
        {
            known = known with { Stage = (int)status };
            return new StatusChanged(cursor.With(side, known).ToString(), turn, side, answer.Attempt, status, failure);
        }

        if (known.Attempt != answer.Attempt || known.Stage < 0)
        {
            known = new SideCursor(answer.Attempt, (int)AnswerStatus.Waiting, 0);
            yield return Status(AnswerStatus.Waiting, AnswerFailure.None);
        }

        if (known.Stage == (int)AnswerStatus.Waiting && answer.Text.Length > 0)
        {
            yield return Status(AnswerStatus.Streaming, AnswerFailure.None);
        }

        if (known.Offset < answer.Text.Length)
        {
            var text = answer.Text[known.Offset..];
            known = known with { Offset = answer.Text.Length };
            yield return new TextAdded(cursor.With(side, known).ToString(), turn, side, answer.Attempt, text);
        }

        if (known.Stage != (int)answer.Status)
        {
            yield return Status(answer.Status, answer.Failure);
        }
    }

    private static int FlagOf(BattleView view) =>
        view.Verdict is not null ? BattleCursor.Revealed : view.Turns.Any(turn => turn.Votable) ? BattleCursor.Votable : 0;

    /// <summary>Not ahead of the present, and not in the middle of a scalar value.</summary>
    private static bool Possible(SideCursor known, AnswerView answer) =>
        known.Attempt < answer.Attempt
        || (known.Attempt == answer.Attempt
            && known.Stage <= (int)answer.Status
            && known.Offset <= answer.Text.Length
            && (known.Offset == 0 || known.Offset == answer.Text.Length || !char.IsLowSurrogate(answer.Text[known.Offset])));
}
