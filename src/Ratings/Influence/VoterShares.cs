using Arena.Ratings.Intervals;

namespace Arena.Ratings.Influence;

/// <summary>How unevenly the votes are spread over voters.</summary>
/// <param name="Voters">Voters with a vote.</param>
/// <param name="Top">Share of the most active voter, in [0, 1].</param>
/// <param name="TopTen">Share of the ten most active.</param>
/// <param name="Effective">1 / sum of squared shares: how many equally active voters would be as uneven.</param>
public sealed record VoterShares(int Voters, double Top, double TopTen, double Effective)
{
    /// <summary>The shares behind a set of votes; all zero without votes.</summary>
    public static VoterShares Of(VoterVotes votes)
    {
        ArgumentNullException.ThrowIfNull(votes);
        var counts = Enumerable.Range(0, votes.Voters).Select(voter => (double)votes.Of(voter).Length).Where(n => n > 0)
            .OrderDescending().ToArray();
        var total = counts.Sum();
        return total == 0
            ? new VoterShares(0, 0, 0, 0)
            : new VoterShares(counts.Length, counts[0] / total, counts.Take(10).Sum() / total, total * total / counts.Sum(n => n * n));
    }
}
