using System.Runtime.Intrinsics;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Elo;

/// <summary>
/// The live number: R += K (s - p) per vote in the order of the vote log, p = 1 / (1 + 10^((R_b - R_a) / 400)),
/// s = 1, 0 or 1/2 (Elo 1978). It depends on the order and never settles: in the long run each rating keeps a
/// standard deviation of <see cref="StationarySd"/> (the stationary law of constant-step stochastic gradient steps).
/// </summary>
public sealed class OnlineElo
{
    private const double Scale = 400;
    private static readonly double LogOddsPerPoint = Math.Log(10) / Scale;

    /// <summary>Looked up, as a branch on the verdict would be mispredicted every second time.</summary>
    private static ReadOnlySpan<double> Scores => [1, 0, 0.5, 0.5];

    private double[] _ratings = [];

    /// <param name="k">Points at stake in a vote.</param>
    /// <exception cref="ArgumentOutOfRangeException">K is not a positive finite number.</exception>
    public OnlineElo(double k = 4)
    {
        if (!double.IsFinite(k) || k <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(k), k, "K must be positive.");
        }

        K = k;
    }

    /// <summary>Points at stake in a vote.</summary>
    public double K { get; }

    /// <summary>Contestants with a rating.</summary>
    public int Contestants { get; private set; }

    /// <summary>Standard deviation in points that remains however many votes come in: sqrt(K * 400 / (2 ln 10)), 18.6 for K = 4.</summary>
    public double StationarySd => Math.Sqrt(K / (2 * LogOddsPerPoint));

    /// <summary>
    /// Votes of a contestant after which its start at 1000 is forgotten but for 5 %: three times 4 * 400 / (K ln 10), the time constant of the
    /// mean against equal opponents; 522 for K = 4.
    /// </summary>
    public int StartVotes => (int)Math.Ceiling(12 / (K * LogOddsPerPoint));

    /// <summary>The ratings in points, indexed by contestant.</summary>
    public ReadOnlySpan<double> Ratings => _ratings.AsSpan(0, Contestants);

    /// <summary>The rating of a contestant; 1000 before its first vote.</summary>
    public double this[int contestant] => contestant < Contestants ? _ratings[contestant] : EloScale.Center;

    /// <summary>Applies one vote.</summary>
    /// <exception cref="ArgumentException">A contestant meets itself, or an unknown outcome.</exception>
    public void Add(Vote vote)
    {
        vote.Check();
        EnsureContestants(Math.Max(vote.Left, vote.Right) + 1);
        Apply(_ratings, in vote, K);
    }

    /// <summary>Applies votes in their order; the same bits as one by one.</summary>
    /// <exception cref="ArgumentException">A contestant meets itself, or an unknown outcome; earlier votes stay applied.</exception>
    public void AddRange(ReadOnlySpan<Vote> votes)
    {
        if (!AreValid(votes, out var largest))
        {
            foreach (ref readonly var vote in votes)
            {
                Add(vote);
            }

            return;
        }

        EnsureContestants(largest + 1);
        ApplyByTwos(_ratings, votes, K);
    }

    /// <summary>All at once, without a branch for each: which side has the larger index would be mispredicted every second time.</summary>
    private static bool AreValid(ReadOnlySpan<Vote> votes, out int largest)
    {
        var (left, right) = (-1, -1);
        var negative = 0;
        var wrong = false;
        foreach (ref readonly var vote in votes)
        {
            left = Math.Max(left, vote.Left);
            right = Math.Max(right, vote.Right);
            negative |= vote.Left | vote.Right;
            wrong |= (vote.Left == vote.Right) | (vote.Outcome > Outcome.BothBad);
        }

        largest = Math.Max(left, right);
        return negative >= 0 && largest < Vote.MostContestants && !wrong;
    }

    /// <summary>Two votes without a common contestant do not depend on each other and share one exponential.</summary>
    private static void ApplyByTwos(double[] ratings, ReadOnlySpan<Vote> votes, double k)
    {
        var at = 0;
        for (; at < votes.Length - 1; at += 2)
        {
            ref readonly var first = ref votes[at];
            ref readonly var second = ref votes[at + 1];
            if (first.Left == second.Left || first.Left == second.Right || first.Right == second.Left || first.Right == second.Right)
            {
                Apply(ratings, first, k);
                Apply(ratings, second, k);
            }
            else
            {
                Apply(ratings, first, second, k);
            }
        }

        if (at < votes.Length)
        {
            Apply(ratings, votes[at], k);
        }
    }

    private static void Apply(double[] ratings, in Vote first, in Vote second, double k)
    {
        ref var left1 = ref ratings[first.Left];
        ref var right1 = ref ratings[first.Right];
        ref var left2 = ref ratings[second.Left];
        ref var right2 = ref ratings[second.Right];
        var one = Vector128<double>.One;
        var expected = one / (one + Vector128.Exp(Vector128.Create(right1 - left1, right2 - left2) * LogOddsPerPoint));
        var change = (Vector128.Create(Scores[(int)first.Outcome], Scores[(int)second.Outcome]) - expected) * k;
        left1 += change[0];
        right1 -= change[0];
        left2 += change[1];
        right2 -= change[1];
    }

    private static void Apply(double[] ratings, in Vote vote, double k)
    {
        ref var left = ref ratings[vote.Left];
        ref var right = ref ratings[vote.Right];

        // The runtime's own vector exponential: several votes overlap in the pipeline, which a call into libm prevents,
        // and its bits are the same everywhere.
        var expected = 1 / (1 + Vector128.Exp(Vector128.CreateScalar((right - left) * LogOddsPerPoint)).ToScalar());
        var change = k * (Scores[(int)vote.Outcome] - expected);
        left += change;
        right -= change;
    }

    private void EnsureContestants(int contestants)
    {
        if (contestants <= Contestants)
        {
            return;
        }

        if (contestants > _ratings.Length)
        {
            Array.Resize(ref _ratings, Math.Max(contestants, _ratings.Length * 2));
        }

        _ratings.AsSpan(Contestants, contestants - Contestants).Fill(EloScale.Center);
        Contestants = contestants;
    }
}
