using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Arena.Ratings.Fits;
using Arena.Ratings.Numerics;

namespace Arena.Ratings.Intervals;

/// <summary>Sums S_u S_u' over voters, lower triangle; a voter costs the square of the parameters it touched, not of all.</summary>
internal sealed class ScoreOuterProducts(int size)
{
    private readonly SymmetricMatrix _sum = new(size);
    private readonly double[] _score = new double[size];
    private readonly double[] _packed = new double[size];
    private readonly bool[] _isTouched = new bool[size];
    private readonly List<int> _touched = [];

    public int Clusters { get; private set; }

    /// <summary>Adds a vote's score to its voter's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddVote(FitLayout layout, int left, int right, double statistic, double tie)
    {
        Touch(left, statistic);
        Touch(right, -statistic);
        if (layout.Seat)
        {
            Touch(layout.SeatIndex, statistic);
        }

        if (layout.Tie)
        {
            Touch(layout.TieIndex, tie);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Touch(int index, double score)
    {
        _score[index] += score;
        if (!_isTouched[index])
        {
            _isTouched[index] = true;
            _touched.Add(index);
        }
    }

    /// <summary>The next vote belongs to another voter.</summary>
    public void EndCluster()
    {
        if (_touched.Count == 0)
        {
            return;
        }

        Clusters++;
        AddLower();

        foreach (var i in _touched)
        {
            _score[i] = 0;
            _isTouched[i] = false;
        }

        _touched.Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddLower()
    {
        _touched.Sort();
        var touched = CollectionsMarshal.AsSpan(_touched);
        var scores = _packed.AsSpan(0, touched.Length);
        for (var i = 0; i < touched.Length; i++)
        {
            var score = _score[touched[i]];
            scores[i] = score;
            var row = _sum.Row(touched[i]);
            for (var j = 0; j <= i; j++)
            {
                row[touched[j]] += score * scores[j];
            }
        }
    }

    /// <summary>The sum with the small-sample factor U / (U - 1), lower triangle.</summary>
    public SymmetricMatrix Scaled()
    {
        var scaled = _sum.Clone();
        var factor = Clusters / (Clusters - 1.0);
        foreach (ref var value in scaled.Data.AsSpan())
        {
            value *= factor;
        }

        return scaled;
    }
}
