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
            _poisson.Fill(source.Sides[side].Wins, target.Sides[side].Wins);
            _poisson.Fill(source.Sides[side].Losses, target.Sides[side].Losses);
            _poisson.Fill(source.Sides[side].Ties, target.Sides[side].Ties);
        }
    }
}
