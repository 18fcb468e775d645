using Arena.Ratings.Fits;

namespace Arena.Ratings.Intervals;

/// <summary>Puts one round's votes into a table of the same pairs.</summary>
internal interface IResampling
{
    void Fill(PairTable target);
}
