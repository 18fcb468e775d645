using Arena.Contracts.Battles;

namespace Arena.Grains.Tests.Hosting;

/// <summary>What a page makes of a battle's events, after the contract's words and no more: a higher attempt clears a side, deltas are appended.</summary>
internal sealed class BattlePage
{
    private readonly Dictionary<(int Turn, Side Side), AnswerView> _answers = [];

    /// <summary>Of the last event that had one.</summary>
    public string? Cursor { get; private set; }

    public List<BattleEvent> Events { get; } = [];

    /// <summary>Turns in the order in which they were told to be votable.</summary>
    public List<int> Votable { get; } = [];

    public ProgressChanged? Progress { get; private set; }

    public PairRevealed? Revealed { get; private set; }

    /// <summary>A side that nothing was heard of waits.</summary>
    public AnswerView Answer(int turn, Side side) =>
        _answers.GetValueOrDefault((turn, side)) ?? new AnswerView(AnswerStatus.Waiting, "", 0, AnswerFailure.None);

    public static bool HasEnded(AnswerView answer) => answer.Status is not (AnswerStatus.Waiting or AnswerStatus.Streaming);

    public AnswerView Left(int turn = 1) => Answer(turn, Side.Left);

    public AnswerView Right(int turn = 1) => Answer(turn, Side.Right);

    public void Apply(BattleEvent step)
    {
        Events.Add(step);
        Cursor = step.Cursor ?? Cursor;
        switch (step)
        {
            case StatusChanged status:
                Apply(status);
                break;
            case TextAdded text:
                var answer = Answer(text.Turn, text.Side);
                answer.Attempt.ShouldBe(text.Attempt, "A delta belongs to the attempt that was announced.");
                _answers[(text.Turn, text.Side)] = answer with { Text = answer.Text + text.Text };
                break;
            case TurnVotable votable:
                Votable.Add(votable.Turn);
                break;
            case ProgressChanged progress:
                Progress = progress;
                break;
            case PairRevealed revealed:
                Revealed = revealed;
                break;
        }
    }

    public override string ToString() => "The page has "
        + string.Join(", ", _answers.Select(pair => $"{pair.Key}: {pair.Value.Status} attempt {pair.Value.Attempt} \"{pair.Value.Text}\""))
        + $"; cursor {Cursor}.";

    private void Apply(StatusChanged status)
    {
        var answer = Answer(status.Turn, status.Side);
        status.Attempt.ShouldBeGreaterThanOrEqualTo(answer.Attempt, "Attempts only rise.");
        _answers[(status.Turn, status.Side)] = new AnswerView(
            status.Status, status.Attempt > answer.Attempt ? "" : answer.Text, status.Attempt, status.Failure);
    }
}
