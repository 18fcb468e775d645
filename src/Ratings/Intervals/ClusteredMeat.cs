using Arena.Ratings.Fits;
using Arena.Ratings.Numerics;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Intervals;

/// <summary>Sums S_u S_u' over voters; a voter costs the square of the contestants it touched, not of all.</summary>
internal sealed class ClusteredMeat
{
    private readonly VoteScores _scores;
    private readonly FitLayout _layout;
    private readonly SymmetricMatrix _sum;
    private readonly double[] _score;
    private readonly bool[] _isTouched;
    private readonly List<int> _touched = [];

    public ClusteredMeat(ComponentFit component, FitOptions options)
    {
        _scores = new VoteScores(component, options);
        _layout = component.Layout;
        _sum = new SymmetricMatrix(_layout.Size);
        _score = new double[_layout.Size];
        _isTouched = new bool[_layout.Size];
    }

    public int Voters { get; private set; }

    public bool Add(int left, int right, Outcome outcome)
    {
        if (!_scores.IsRated(outcome))
        {
            return false;
        }

        var (statistic, tie) = _scores.Of(left, right, outcome);
        Touch(left, statistic);
        Touch(right, -statistic);
        if (_layout.Seat)
        {
            Touch(_layout.SeatIndex, statistic);
        }

        if (_layout.Tie)
        {
            Touch(_layout.TieIndex, tie);
        }

        return true;
    }

    public void EndVoter()
    {
        if (_touched.Count == 0)
        {
            return;
        }

        Voters++;
        foreach (var i in _touched)
        {
            var row = _sum.Row(i);
            foreach (var j in _touched)
            {
                row[j] += _score[i] * _score[j];
            }
        }

        foreach (var i in _touched)
        {
            _score[i] = 0;
            _isTouched[i] = false;
        }

        _touched.Clear();
    }

    /// <summary>The sum with the small-sample factor U / (U - 1).</summary>
    public SymmetricMatrix Scaled()
    {
        var scaled = _sum.Clone();
        var factor = Voters / (Voters - 1.0);
        foreach (ref var value in scaled.Data.AsSpan())
        {
            value *= factor;
        }

        return scaled;
    }

    private void Touch(int index, double score)
    {
        _score[index] += score;
        if (!_isTouched[index])
        {
            _isTouched[index] = true;
            _touched.Add(index);
        }
    }
}
