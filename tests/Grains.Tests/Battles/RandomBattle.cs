using Arena.Contracts.Battles;

namespace Arena.Grains.Tests.Battles;

/// <summary>The views of one random battle in the order of time. It keeps the arena's rules and may lose its memory of running texts in between.</summary>
internal sealed class RandomBattle
{
    private static readonly string[] Words = ["sea ", "õ", "🦭🦭", "\n", "word", "漢", "👩‍🚀"];

    private readonly Random _random;
    private readonly List<BattleView> _views = [];
    private readonly Dictionary<Side, string> _lost = [];
    private readonly List<TurnView> _turns = [Views.Turn(Views.Waiting(), Views.Waiting())];
    private bool _voted;

    private RandomBattle(int seed) => _random = new Random(seed);

    private TurnView Last
    {
        get => _turns[^1];
        set => _turns[^1] = value;
    }

    public static IReadOnlyList<BattleView> Make(int seed, int steps)
    {
        var battle = new RandomBattle(seed);
        battle.Look();
        for (var step = 0; step < steps; step++)
        {
            battle.Step();
            battle.Look();
        }

        battle.Finish();
        return battle._views;
    }

    private void Step()
    {
        var running = new[] { Side.Left, Side.Right }.Where(IsRunning).ToList();
        if (running.Count > 0)
        {
            Move(running[_random.Next(running.Count)]);
            return;
        }

        switch (_random.Next(4))
        {
            case 0 when Votable() > 0:
                _voted = true;
                break;
            case 1 when !(_voted && Votable() == _turns.Count):
                Last = Last with { Left = Views.Waiting(Last.Left.Attempt + 1), Right = Views.Waiting(Math.Max(Last.Left.Attempt, Last.Right.Attempt) + 1) };
                break;
            case 2 when IsUsable(Last):
                _turns.Add(Views.Turn(Views.Waiting(), Views.Waiting(), _turns.Count + 1));
                break;
        }
    }

    private void Move(Side side)
    {
        var answer = Answer(side);
        switch (_random.Next(12))
        {
            case 0:
                Set(side, Views.Waiting(answer.Attempt + 1));
                _lost.Remove(side);
                break;
            case 1:
                _lost.TryAdd(side, answer.Text);
                Set(side, Views.Waiting(answer.Attempt));
                break;
            case 2 when _lost.Remove(side, out var text):
                Set(side, text.StartsWith(answer.Text, StringComparison.Ordinal) && text.Length > 0 ? Views.Streaming(text, answer.Attempt) : answer);
                break;
            case 3 when !_lost.ContainsKey(side):
                End(side);
                break;
            default:
                if (!_lost.ContainsKey(side))
                {
                    Set(side, Views.Streaming(answer.Text + Words[_random.Next(Words.Length)], answer.Attempt));
                }

                break;
        }
    }

    private void End(Side side)
    {
        var answer = Answer(side);
        var status = answer.Text.Length == 0 ? AnswerStatus.Failed : (AnswerStatus)_random.Next((int)AnswerStatus.Complete, (int)AnswerStatus.Failed + 1);
        Set(side, answer with { Status = status, Failure = status == AnswerStatus.Failed ? AnswerFailure.Internal : AnswerFailure.None });
    }

    private void Finish()
    {
        foreach (var side in new[] { Side.Left, Side.Right }.Where(IsRunning))
        {
            if (_lost.Remove(side, out var text) && text.Length > 0)
            {
                Set(side, Views.Streaming(text, Answer(side).Attempt));
            }

            End(side);
        }

        Look();
    }

    private void Look()
    {
        var votable = _voted || IsRunning(Side.Left) || IsRunning(Side.Right) ? 0 : Votable();
        var view = Views.Battle([.. _turns.Select(turn => turn with { Votable = turn.Turn == votable })]);
        _views.Add(_voted ? view.Voted() : view);
    }

    private int Votable() => _turns.FindLastIndex(IsUsable) + 1;

    private static bool IsUsable(TurnView turn) => IsUsable(turn.Left) && IsUsable(turn.Right);

    private static bool IsUsable(AnswerView answer) => answer.Status is AnswerStatus.Complete or AnswerStatus.Stopped;

    private AnswerView Answer(Side side) => side == Side.Left ? Last.Left : Last.Right;

    private bool IsRunning(Side side) => Answer(side).Status is AnswerStatus.Waiting or AnswerStatus.Streaming;

    private void Set(Side side, AnswerView answer) => Last = side == Side.Left ? Last with { Left = answer } : Last with { Right = answer };
}
