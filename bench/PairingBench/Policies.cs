using Arena.Ratings.Fits;
using Arena.Ratings.Pairing;
using Arena.Ratings.Votes;

namespace Arena.PairingBench;

/// <summary>Ways to weigh the pairs, given the votes so far.</summary>
internal static class Policies
{
    public static readonly (string Name, Func<VoteCounts, IReadOnlyList<(int A, int B)>, double[]> Weigh)[] All =
    [
        ("uniform", (_, pairs) => [.. pairs.Select(_ => 1.0)]),
        ("variance of the win matrix (Chatbot Arena, eq. 9)", WinMatrix),
        ("information gain (this arena)", (counts, pairs) => InformationGain.Mix(InformationGain.Weights(PairwiseFitter.Fit(counts), pairs))),
    ];

    /// <summary>
    /// Chiang et al. 2024, eq. 9: P(a) proportional to sqrt(S_aa / n_a) - sqrt(S_aa / (n_a + 1)), S_aa the variance of one vote of pair a. As
    /// the paper leaves pairs without votes open, each pair starts with one win and one loss.
    /// </summary>
    private static double[] WinMatrix(VoteCounts counts, IReadOnlyList<(int A, int B)> pairs) =>
        [.. pairs.Select(pair =>
        {
            var (wins, ties, all) = Record(counts, pair);
            var mean = (wins + (ties / 2) + 1) / (all + 2);
            var square = (wins + (ties / 4) + 1) / (all + 2);
            var variance = square - (mean * mean);
            return Math.Sqrt(variance / (all + 2)) - Math.Sqrt(variance / (all + 3));
        })];

    private static (double Wins, double Ties, double All) Record(VoteCounts counts, (int A, int B) pair)
    {
        double wins = counts[pair.A, pair.B, Outcome.Left] + counts[pair.B, pair.A, Outcome.Right];
        double losses = counts[pair.A, pair.B, Outcome.Right] + counts[pair.B, pair.A, Outcome.Left];
        double ties = counts[pair.A, pair.B, Outcome.Tie] + counts[pair.B, pair.A, Outcome.Tie];
        return (wins, ties, wins + losses + ties);
    }
}
