using System.Text;
using Arena.Contracts.Battles;
using Arena.Contracts.Models;

namespace Arena.Grains.Battles;

/// <summary>The current attempt at an answer as this activation holds it: what came in, and what of it the voter may see.</summary>
internal sealed class LiveAnswer(int turn, Side side, int attempt)
{
    private readonly StringBuilder _text = new();
    private AnswerView _shown = new(AnswerStatus.Waiting, "", attempt, AnswerFailure.None);

    public int Turn { get; } = turn;

    public Side Side { get; } = side;

    public int Attempt { get; } = attempt;

    /// <summary>UTF-16 units that came in.</summary>
    public int Length => _text.Length;

    /// <summary>How the attempt ended; null while it runs. Set after it is persisted.</summary>
    public AnswerFinished? Finished { get; private set; }

    /// <summary>How far it is from its first text.</summary>
    public AnswerProgress Progress { get; set; } = new(0, 1, 0);

    /// <summary>The voter wants it to end.</summary>
    public bool StopRequested { get; set; }

    /// <summary>Where it runs; null until it is placed.</summary>
    public ModelAddress? Address { get; set; }

    /// <summary>What its model is asked; null until it is asked.</summary>
    public AnswerCommand? Command { get; set; }

    /// <summary>Completes when the attempt is persisted as begun, and is cancelled when that failed. Until then nobody sees it and nothing of it is written.</summary>
    public Task Begun { get; init; } = Task.CompletedTask;

    /// <summary>The model knows the attempt.</summary>
    public bool IsFollowed { get; set; }

    /// <summary>What the voter may see.</summary>
    public AnswerView Shown => _shown;

    public bool IsRunning => Finished is null;

    public static LiveAnswer Ended(int turn, Side side, AnswerState state, string text, AnswerFinished finished)
    {
        var answer = new LiveAnswer(turn, side, state.Attempt);
        answer._text.Append(text);
        answer.Finished = finished with { Status = state.Status, Failure = state.Failure };
        answer.Show();
        return answer;
    }

    public void Append(string text) => _text.Append(text);

    /// <summary>The stored text holds, whatever was streamed.</summary>
    public void Take(string text)
    {
        if (!_text.Equals(text))
        {
            _text.Clear().Append(text);
        }
    }

    public void End(AnswerFinished finished) => Finished = finished;

    public string Text() => _text.ToString();

    /// <summary>Lets the voter see all that came in.</summary>
    /// <returns>Whether that is more than before.</returns>
    public bool Show()
    {
        var status = Finished?.Status ?? (Length > 0 ? AnswerStatus.Streaming : AnswerStatus.Waiting);
        if (Length == _shown.Text.Length && status == _shown.Status)
        {
            return false;
        }

        _shown = new AnswerView(status, _text.ToString(), Attempt, Finished?.Failure ?? AnswerFailure.None);
        return true;
    }
}
