namespace Arena.Ratings.Intervals;

/// <summary>
/// The mean of scores between 0 and 1 whose givers repeat themselves: Wilson's interval on the effective number of scores. With p the mean,
/// n the number of scores and S_u the sum of voter u's scores minus p, the variance of p clustered by voter is
/// U / (U - 1) sum_u S_u^2 / n^2; n_eff is n over the design effect, which is that variance over p (1 - p) / (n - 1), and at most n
/// (Kish 1965; Dean and Pagano 2015 on Wilson's interval with it). One voter alone, or a mean of 0 or 1, tells nothing about the variance
/// between voters: then n_eff = n.
/// </summary>
public sealed class ClusteredShare
{
    private readonly Dictionary<int, (double Sum, int Count)> _byVoter = [];
    private double _sum;

    /// <summary>Scores so far.</summary>
    public int Count { get; private set; }

    /// <summary>Different voters so far.</summary>
    public int Voters => _byVoter.Count;

    /// <summary>Takes a score.</summary>
    /// <param name="voter">Who gave it; any number.</param>
    /// <param name="score">Between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A score outside of that, or NaN.</exception>
    public void Add(int voter, double score)
    {
        if (!(score >= 0 && score <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(score), score, "A score lies between 0 and 1.");
        }

        var (sum, count) = _byVoter.GetValueOrDefault(voter);
        _byVoter[voter] = (sum + score, count + 1);
        _sum += score;
        Count++;
    }

    /// <summary>The mean with its interval; never narrower than Wilson's on all scores.</summary>
    /// <param name="confidence">Coverage in (0, 1).</param>
    public Proportion Estimate(double confidence = 0.95)
    {
        var effective = EffectiveCount();
        return Proportion.Wilson(Math.Min(effective, effective * _sum / Math.Max(1, Count)), effective, confidence);
    }

    /// <summary>n_eff: how many scores of different voters would tell as much.</summary>
    public double EffectiveCount()
    {
        var mean = _sum / Math.Max(1, Count);
        if (Voters < 2 || mean <= 0 || mean >= 1)
        {
            return Count;
        }

        var squares = _byVoter.Values.Sum(voter => Math.Pow(voter.Sum - (mean * voter.Count), 2));
        var variance = squares / Count / Count * Voters / (Voters - 1);
        return Math.Min(Count, mean * (1 - mean) / (Count - 1) / variance * Count);
    }
}
