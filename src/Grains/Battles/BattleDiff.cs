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

    /// <param name="known">Accepted: see <see cref="Accept"/>.</param>
    /// <param name="view">The present.</param>
    /// <returns>The events, and what the client knows after them.</returns>
    public static (IReadOnlyList<BattleEvent> Steps, BattleCursor Known) Between(BattleCursor known, BattleView view)
    {
        var steps = new BattleSteps(known);
        steps.Add(view.Turns[known.Turn - 1]);
        foreach (var turn in view.Turns.Skip(known.Turn))
        {
            steps.Begin(turn.Turn);
            steps.Add(turn);
        }

        steps.Add(FlagOf(view), view);
        return (steps.Events, steps.Known);
    }

    private static int FlagOf(BattleView view) =>
        view.Verdict is not null ? BattleCursor.Revealed : view.Turns.Any(turn => turn.Votable) ? BattleCursor.Votable : 0;

    /// <summary>
    /// Not ahead of an answer that has ended, and not in the middle of a scalar value. A running answer may well be behind: its battle has
    /// just come back and is reading it again.
    /// </summary>
    private static bool Possible(SideCursor known, AnswerView answer)
    {
        if (known.Attempt != answer.Attempt)
        {
            return known.Attempt < answer.Attempt;
        }

        var running = known.Stage <= (int)AnswerStatus.Streaming;
        return answer.Status is AnswerStatus.Waiting or AnswerStatus.Streaming
            ? running && (known.Offset >= answer.Text.Length || IsBoundary(answer.Text, known.Offset))
            : (running || known.Stage == (int)answer.Status) && known.Offset <= answer.Text.Length && IsBoundary(answer.Text, known.Offset);
    }

    private static bool IsBoundary(string text, int offset) => offset == text.Length || !char.IsLowSurrogate(text[offset]);
}
