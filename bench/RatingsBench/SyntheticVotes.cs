using Arena.Ratings.Numerics;
using Arena.Ratings.Votes;

namespace Arena.RatingsBench;

/// <summary>Votes of uniformly drawn pairs under Davidson's model: standard deviation 1 log-odds (174 Elo), about a quarter ties.</summary>
internal static class SyntheticVotes
{
    public static Vote[] Create(int count, int contestants, ulong seed, double nu = 0.75, double seat = 0.1)
    {
        var random = new SeededRandom(seed);
        var theta = new double[contestants];
        new NormalSource(random).Fill(theta);
        var votes = new Vote[count];
        for (var i = 0; i < count; i++)
        {
            var left = random.Next(contestants);
            var right = random.Next(contestants - 1);
            right += right >= left ? 1 : 0;
            votes[i] = new Vote(left, right, Draw(random, theta[left] - theta[right] + seat, nu));
        }

        return votes;
    }

    private static Outcome Draw(SeededRandom random, double x, double nu)
    {
        double win = Math.Exp(x / 2), loss = Math.Exp(-x / 2);
        var u = random.NextDouble() * (win + loss + nu);
        return u < win ? Outcome.Left : u < win + loss ? Outcome.Right : u < win + loss + (nu * 0.7) ? Outcome.Tie : Outcome.BothBad;
    }
}
