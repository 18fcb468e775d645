using Arena.Ratings.Fits;
using Arena.Ratings.Numerics;

namespace Arena.Ratings.Intervals;

/// <summary>Independent Poisson counts with the observed counts as means.</summary>
internal sealed class CellResampling(PairTable source, SeededRandom random) : IResampling
{
    private readonly PoissonSampler _poisson = new(random);

    public void Fill(PairTable target)
    {
        for (var side = 0; side < source.Sides.Length; side++)
        {
            Fill(source.Sides[side].Wins, target.Sides[side].Wins);
            Fill(source.Sides[side].Losses, target.Sides[side].Losses);
            Fill(source.Sides[side].Ties, target.Sides[side].Ties);
        }
    }

    private void Fill(double[] means, double[] counts)
    {
        for (var i = 0; i < means.Length; i++)
        {
            counts[i] = _poisson.Next((int)means[i]);
        }
    }
}
