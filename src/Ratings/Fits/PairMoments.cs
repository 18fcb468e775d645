namespace Arena.Ratings.Fits;

/// <summary>
/// What one pass over the pairs leaves behind: per pair the coefficient of d d' (Theta), and its products with the seat
/// and the tie parameter; in total the remaining corner of the matrix. Used for the information and for the sandwich's meat.
/// </summary>
internal sealed class PairMoments(int paddedPairs)
{
    public double[] Theta { get; } = new double[paddedPairs];

    public double[] ThetaSeat { get; } = new double[paddedPairs];

    public double[] ThetaTie { get; } = new double[paddedPairs];

    public double SeatSeat { get; set; }

    public double SeatTie { get; set; }

    public double TieTie { get; set; }

    public void Clear()
    {
        Array.Clear(Theta);
        Array.Clear(ThetaSeat);
        Array.Clear(ThetaTie);
        SeatSeat = SeatTie = TieTie = 0;
    }
}
