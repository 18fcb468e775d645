using Arena.Ratings.Votes;

namespace Arena.Ratings.Fraud;

/// <summary>
/// Evidence against "this voter votes like everybody": E_t = sum_k w_k prod_i q_k(y_i) / P(y_i) over alternatives q_k. Under the
/// model P its mean never exceeds 1, so the chance that it ever reaches 1 / alpha is at most alpha (Ville 1939; Ramdas,
/// Gruenwald, Vovk and Shafer 2023). Alternatives: clicking at random; always left, right or tie; for and against each
/// contestant. A lopsided alternative gives its favourite 0.8 and the others the rest evenly. Half the weight lies on the
/// four general ones, half on the contestants.
/// </summary>
public sealed class VoterEProcess
{
    private const double Favoured = 0.8;
    private const double SmallestProbability = 1e-9;

    private readonly int _contestants;
    private readonly double[] _general = new double[4];
    private readonly Dictionary<int, (double For, double Against)> _contestant = [];

    /// <param name="contestants">Contestants on the board, at least 2: the weight of the alternatives about contestants is spread over them.</param>
    public VoterEProcess(int contestants)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(contestants, 2);
        _contestants = contestants;
    }

    /// <summary>Votes seen.</summary>
    public int Votes { get; private set; }

    /// <summary>log E now.</summary>
    public double LogE { get; private set; }

    /// <summary>The largest log E so far.</summary>
    public double LargestLogE { get; private set; }

    /// <summary>The alternative with the largest share of E now; null before the first vote.</summary>
    public Suspicion? Suspicion { get; private set; }

    /// <summary>Takes in one vote.</summary>
    /// <param name="vote">The vote.</param>
    /// <param name="honest">Its probabilities under the model, fitted without this voter's votes.</param>
    /// <exception cref="ArgumentException">Probabilities that do not sum to 1, or an invalid vote.</exception>
    public void Add(Vote vote, OutcomeProbabilities honest)
    {
        vote.Check();
        if (!(Math.Abs(honest.Left + honest.Right + honest.Tie - 1) < 1e-6))
        {
            throw new ArgumentException($"{honest} does not sum to 1.", nameof(honest));
        }

        var ties = honest.Tie > 0 || vote.Outcome > Outcome.Right;
        var expected = Math.Log(Math.Max(SmallestProbability, honest.Of(vote.Outcome)));
        var hit = Math.Log(Favoured) - expected;
        var miss = Math.Log((1 - Favoured) / (ties ? 2 : 1)) - expected;
        _general[0] += -Math.Log(ties ? 3 : 2) - expected;
        _general[1] += vote.Outcome == Outcome.Left ? hit : miss;
        _general[2] += vote.Outcome == Outcome.Right ? hit : miss;

        // Without ties on the board, "always tie" is no alternative of its own and stays level.
        _general[3] += !ties ? 0 : vote.Outcome > Outcome.Right ? hit : miss;
        Favour(vote.Left, vote.Outcome == Outcome.Left, vote.Outcome == Outcome.Right, hit, miss);
        Favour(vote.Right, vote.Outcome == Outcome.Right, vote.Outcome == Outcome.Left, hit, miss);
        Votes++;
        Weigh();
    }

    private void Favour(int contestant, bool won, bool lost, double hit, double miss)
    {
        var (forIt, against) = _contestant.GetValueOrDefault(contestant);
        _contestant[contestant] = (forIt + (won ? hit : miss), against + (lost ? hit : miss));
    }

    /// <summary>log sum_k w_k prod_k: the largest term is found first, so that nothing overflows.</summary>
    private void Weigh()
    {
        var contestants = (double)Math.Max(_contestants, _contestant.Count);
        var general = -Math.Log(2 * _general.Length);
        var each = -Math.Log(4 * contestants);
        var (largest, suspicion) = (double.NegativeInfinity, default(Suspicion));
        for (var k = 0; k < _general.Length; k++)
        {
            Consider(_general[k] + general, new Suspicion((SuspicionKind)k, -1));
        }

        foreach (var (contestant, (forIt, against)) in _contestant)
        {
            Consider(forIt + each, new Suspicion(SuspicionKind.For, contestant));
            Consider(against + each, new Suspicion(SuspicionKind.Against, contestant));
        }

        // Contestants not met yet keep their weight at a product of 1.
        var unseen = (contestants - _contestant.Count) / (2 * contestants);
        var top = Math.Max(largest, 0);
        var sum = unseen * Math.Exp(-top);
        Array.ForEach(_general, log => sum += Math.Exp(log + general - top));
        foreach (var (forIt, against) in _contestant.Values)
        {
            sum += Math.Exp(forIt + each - top) + Math.Exp(against + each - top);
        }

        LogE = top + Math.Log(sum);
        LargestLogE = Math.Max(LargestLogE, LogE);
        Suspicion = suspicion;

        void Consider(double log, Suspicion what) => (largest, suspicion) = log > largest ? (log, what) : (largest, suspicion);
    }
}
