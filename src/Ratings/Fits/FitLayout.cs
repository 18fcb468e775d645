namespace Arena.Ratings.Fits;

/// <summary>
/// Where the parameters of a component sit in its vector: the members' theta first, then the seat effect and the
/// logarithm of the tie parameter (Davidson's nu, Rao-Kupper's kappa) where they are estimated.
/// </summary>
internal readonly record struct FitLayout(int Members, bool Seat, bool Tie, PairwiseModel Model)
{
    public int Size => Members + (Seat ? 1 : 0) + (Tie ? 1 : 0);

    public int SeatIndex => Seat ? Members : -1;

    public int TieIndex => Tie ? Members + (Seat ? 1 : 0) : -1;

    /// <summary>Without a tie parameter to estimate the models agree.</summary>
    public bool IsRaoKupper => Tie && Model == PairwiseModel.RaoKupper;

    public double SeatOf(ReadOnlySpan<double> parameters) => Seat ? parameters[SeatIndex] : 0;

    public double TieOf(ReadOnlySpan<double> parameters) => Tie ? Math.Exp(parameters[TieIndex]) : 0;
}
