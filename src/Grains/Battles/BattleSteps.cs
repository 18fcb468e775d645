using Arena.Contracts.Battles;

namespace Arena.Grains.Battles;

/// <summary>Collects the events for one client; each moves what the client knows.</summary>
internal sealed class BattleSteps(BattleCursor known)
{
    private readonly List<BattleEvent> _events = [];

    public IReadOnlyList<BattleEvent> Events => _events;

    public BattleCursor Known { get; private set; } = known;

    /// <summary>Goes on to a turn that the client has not heard of.</summary>
    public void Begin(int turn) => Known = BattleCursor.Before(turn, Known.Flag & BattleCursor.Revealed);

    public void Add(TurnView turn)
    {
        Add(turn.Turn, Side.Left, turn.Left);
        Add(turn.Turn, Side.Right, turn.Right);
    }

    /// <summary>Tells once that the battle can be voted on, or who was who.</summary>
    public void Add(int flag, BattleView view)
    {
        var told = Known.Flag == flag;
        Known = Known with { Flag = flag };
        if (!told && flag == BattleCursor.Votable)
        {
            _events.Add(new TurnVotable(Known.ToString(), view.Turns.Last(turn => turn.Votable).Turn));
        }
        else if (!told && flag == BattleCursor.Revealed)
        {
            _events.Add(new PairRevealed(Known.ToString(), view.Verdict!.Value, view.Contestants!));
        }
    }

    /// <summary>A new attempt is waiting first, then streaming, then has its text, then its end.</summary>
    private void Add(int turn, Side side, AnswerView answer)
    {
        if (Known[side].Stage < 0 || Known[side].Attempt != answer.Attempt)
        {
            Known = Known.With(side, SideCursor.Nothing with { Attempt = answer.Attempt }) with { Flag = Known.Flag & BattleCursor.Revealed };
            AddStatus(turn, side, AnswerStatus.Waiting, AnswerFailure.None);
        }

        if (Known[side].Stage == (int)AnswerStatus.Waiting && answer.Text.Length > 0)
        {
            AddStatus(turn, side, AnswerStatus.Streaming, AnswerFailure.None);
        }

        AddText(turn, side, answer.Text);

        // A client that is ahead of an answer that is being read again is told nothing until the answer has caught up.
        if (Known[side].Stage < (int)answer.Status)
        {
            AddStatus(turn, side, answer.Status, answer.Failure);
        }
    }

    private void AddText(int turn, Side side, string text)
    {
        var known = Known[side];
        var from = known.Offset < text.Length && char.IsLowSurrogate(text[known.Offset]) ? known.Offset + 1 : known.Offset;
        if (from < text.Length)
        {
            Known = Known.With(side, known with { Offset = text.Length });
            _events.Add(new TextAdded(Known.ToString(), turn, side, known.Attempt, text[from..]));
        }
    }

    private void AddStatus(int turn, Side side, AnswerStatus status, AnswerFailure failure)
    {
        Known = Known.With(side, Known[side] with { Stage = (int)status });
        _events.Add(new StatusChanged(Known.ToString(), turn, side, Known[side].Attempt, status, failure));
    }
}
