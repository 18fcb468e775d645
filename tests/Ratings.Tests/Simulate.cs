using Arena.Ratings.Numerics;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Tests;

/// <summary>Votes drawn from Davidson's model with a known truth, or from Rao and Kupper's where a threshold is given.</summary>
internal sealed class Simulate(double[] theta, double nu, double seat, ulong seed, double? kappa = null)
{
    private readonly SeededRandom _random = new(seed);

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
        var (win, loss, tie) = (Math.Exp(x / 2), Math.Exp(-x / 2), nu);
        if (kappa is { } threshold)
        {
            (win, loss) = (1 / (1 + Math.Exp(threshold - x)), 1 / (1 + Math.Exp(threshold + x)));
            tie = 1 - win - loss;
        }

        var u = _random.NextDouble() * (win + loss + tie);
        return new Vote(left, right, u < win ? Outcome.Left : u < win + loss ? Outcome.Right : Outcome.Tie);
    }
}
