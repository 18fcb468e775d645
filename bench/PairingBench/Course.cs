using Arena.Ratings.Elo;
using Arena.Ratings.Fits;
using Arena.Ratings.Votes;

namespace Arena.PairingBench;

/// <summary>One board under one policy, vote by vote; weights and half-widths are computed anew after every so many votes, as in an arena.</summary>
internal sealed class Course(World world, Func<VoteCounts, IReadOnlyList<(int A, int B)>, double[]> weigh)
{
    private const int Refit = 100;
    private readonly VoteCounts _counts = new();
    private double[] _cumulated = [];
    private List<(int A, int B)> _pairs = [];

    /// <summary>Votes cast.</summary>
    public int Votes { get; private set; }

    /// <summary>95 % half-widths in Elo after the last refit; a contestant off the largest component has none and counts as infinite.</summary>
    public double[] HalfWidths { get; private set; } = [];

    public double Mean => HalfWidths.Average();

    public double Widest => HalfWidths.Max();

    /// <summary>From now on these contestants compete.</summary>
    public void Compete(int contestants)
    {
        _counts.EnsureContestants(contestants);
        _pairs = [.. from a in Enumerable.Range(0, contestants) from b in Enumerable.Range(0, a) select (a, b)];
        Weigh();
    }

    /// <summary>Votes until the condition holds after a refit, or the limit is reached.</summary>
    /// <returns>The number of votes then, or null.</returns>
    public int? Until(Func<Course, bool> reached, int limit)
    {
        while (Votes < limit)
        {
            for (var vote = 0; vote < Refit; vote++, Votes++)
            {
                _counts.Add(world.Ask(Draw()));
            }

            Weigh();
            if (reached(this))
            {
                return Votes;
            }
        }

        return null;
    }

    private void Weigh()
    {
        var weights = weigh(_counts, _pairs);
        _cumulated = new double[weights.Length];
        var sum = 0.0;
        for (var k = 0; k < weights.Length; k++)
        {
            _cumulated[k] = sum += weights[k];
        }

        HalfWidths = Measure();
    }

    private double[] Measure()
    {
        var fit = PairwiseFitter.Fit(_counts);
        return [.. Enumerable.Range(0, _counts.Contestants).Select(contestant => fit.ComponentOf(contestant) != 0
            ? double.PositiveInfinity
            : 1.96 * EloScale.ToPoints(Math.Sqrt(fit.Components[0].Covariance[fit.LocalIndex(contestant), fit.LocalIndex(contestant)])))];
    }

    private (int A, int B) Draw()
    {
        var place = Array.BinarySearch(_cumulated, world.Uniform() * _cumulated[^1]);
        return _pairs[Math.Min(place < 0 ? ~place : place + 1, _pairs.Count - 1)];
    }
}
