using Arena.Ratings.Fits;
using Arena.Ratings.Numerics;

namespace Arena.Ratings.Intervals;

/// <summary>One Poisson(1) weight per voter.</summary>
internal sealed class VoterResampling(VoteSlots slots, SeededRandom random) : IResampling
{
    private readonly PoissonSampler _poisson = new(random);

    public void Fill(PairTable target)
    {
        foreach (var side in target.Sides)
        {
            Array.Clear(side.Wins);
            Array.Clear(side.Losses);
            Array.Clear(side.Ties);
        }

        for (var voter = 0; voter < slots.Voters; voter++)
        {
            slots.Add(voter, _poisson.Next(1), target);
        }
    }
}
