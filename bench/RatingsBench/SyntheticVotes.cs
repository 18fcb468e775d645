using Arena.Ratings.Numerics;
using Arena.Ratings.Votes;

namespace Arena.RatingsBench;

/// <summary>Votes of uniformly drawn pairs under Davidson's model: standard deviation 1 log-odds (174 Elo), about a quarter ties.</summary>
internal static class SyntheticVotes
{
    private const double Nu = 0.75;
    private const double Seat = 0.1;

    /// <param name="count">How many.</param>
    /// <param name="contestants">Among how many contestants.</param>
    /// <param name="seed">Of the draws.</param>
    /// <param name="theta">Seed of the true ratings; that of the draws where it is 0.</param>
    public static Vote[] Create(int count, int contestants, ulong seed, ulong theta = 0)
    {
        var random = new SeededRandom(seed);
        var truth = new double[contestants];
        new NormalSource(theta == 0 ? random : new SeededRandom(theta)).Fill(truth);
        var votes = new Vote[count];
        for (var i = 0; i < count; i++)
        {
            var left = random.Next(contestants);
            var right = random.Next(contestants - 1);
            right += right >= left ? 1 : 0;
            votes[i] = new Vote(left, right, Draw(random, truth[left] - truth[right] + Seat));
        }

        return votes;
    }

    /// <summary>Differences in style that have nothing to do with the votes: uniform between -1 and 1.</summary>
    public static double[] Features(int count, ulong seed)
    {
        var random = new SeededRandom(seed);
        var features = new double[count];
        for (var i = 0; i < count; i++)
        {
            features[i] = (2 * random.NextDouble()) - 1;
        }

        return features;
    }

    private static Outcome Draw(SeededRandom random, double x)
    {
        double win = Math.Exp(x / 2), loss = Math.Exp(-x / 2);
        var u = random.NextDouble() * (win + loss + Nu);
        return u < win ? Outcome.Left : u < win + loss ? Outcome.Right : u < win + loss + (Nu * 0.7) ? Outcome.Tie : Outcome.BothBad;
    }
}
