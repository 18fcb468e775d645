using Arena.Ratings.Numerics;
using Arena.Ratings.Votes;

namespace Arena.PairingBench;

/// <summary>Voters with a known truth: Davidson's model, ratings with a standard deviation of 1 log-odds (174 Elo), about a quarter ties.</summary>
internal sealed class World
{
    private const double Nu = 0.75;
    private readonly SeededRandom _random;
    private readonly double[] _theta;

    public World(int contestants, ulong seed)
    {
        _theta = new double[contestants];
        new NormalSource(new SeededRandom(seed)).Fill(_theta);
        _random = new SeededRandom(seed + 1000);
    }

    /// <summary>Uniform in [0, 1), for whoever draws the pairs.</summary>
    public double Uniform() => _random.NextDouble();

    /// <summary>A vote on a pair, sides by a fair coin.</summary>
    public Vote Ask((int A, int B) pair)
    {
        var (left, right) = _random.Next(2) == 0 ? (pair.A, pair.B) : (pair.B, pair.A);
        var x = _theta[left] - _theta[right];
        double win = Math.Exp(x / 2), loss = Math.Exp(-x / 2);
        var u = _random.NextDouble() * (win + loss + Nu);
        return new Vote(left, right, u < win ? Outcome.Left : u < win + loss ? Outcome.Right : Outcome.Tie);
    }
}
