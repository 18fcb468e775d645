using Arena.Ratings.Fits;
using Arena.Ratings.Numerics;

namespace Arena.Ratings.Intervals;

/// <summary>As many votes as observed, each drawn from the observed ones with replacement.</summary>
internal sealed class MultinomialResampling : IResampling
{
    private readonly SeededRandom _random;
    private readonly List<(int Side, int Kind, int Pair)> _votes = [];

    public MultinomialResampling(PairTable source, SeededRandom random)
    {
        _random = random;
        for (var side = 0; side < source.Sides.Length; side++)
        {
            for (var kind = 0; kind < 3; kind++)
            {
                Collect(PairScores.Cells(source, side, kind), side, kind);
            }
        }
    }

    public void Fill(PairTable target)
    {
        foreach (var side in target.Sides)
        {
            Array.Clear(side.Wins);
            Array.Clear(side.Losses);
            Array.Clear(side.Ties);
        }

        for (var i = 0; i < _votes.Count; i++)
        {
            var (side, kind, pair) = _votes[_random.Next(_votes.Count)];
            PairScores.Cells(target, side, kind)[pair]++;
        }
    }

    private void Collect(double[] counts, int side, int kind)
    {
        for (var pair = 0; pair < counts.Length; pair++)
        {
            for (var i = 0; i < counts[pair]; i++)
            {
                _votes.Add((side, kind, pair));
            }
        }
    }
}
