using Arena.Ratings.Numerics;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Tests;

/// <summary>Votes drawn from Davidson's model with a known truth.</summary>
internal sealed class Simulate(double[] theta, double nu, double seat, ulong seed)
{
    private readonly SeededRandom _random = new(seed);

    /// <summary>Repetitions of the simulation tests: few in CI, more with ARENA_SCALE.</summary>
    public static int Scale { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("ARENA_SCALE"), out var scale) && scale > 0 ? scale : 1;

    public SeededRandom Random => _random;

    public static double[] Spread(int contestants, double sd, ulong seed)
    {
        var theta = new double[contestants];
        new NormalSource(new SeededRandom(seed)).Fill(theta);
        var mean = theta.Average();
        return Array.ConvertAll(theta, t => sd * (t - mean));
    }

    public Vote[] Votes(int count)
    {
        var votes = new Vote[count];
        for (var i = 0; i < count; i++)
        {
            votes[i] = Next();
        }

        return votes;
    }

    public Vote Next()
    {
        var left = _random.Next(theta.Length);
        var right = _random.Next(theta.Length - 1);
        return Between(left, right >= left ? right + 1 : right);
    }

    public Vote Between(int left, int right)
    {
        var x = theta[left] - theta[right] + seat;
        double win = Math.Exp(x / 2), loss = Math.Exp(-x / 2);
        var u = _random.NextDouble() * (win + loss + nu);
        return new Vote(left, right, u < win ? Outcome.Left : u < win + loss ? Outcome.Right : Outcome.Tie);
    }
}
