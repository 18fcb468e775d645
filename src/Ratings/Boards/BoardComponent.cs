namespace Arena.Ratings.Boards;

/// <summary>What a board says about one group of connected contestants as a whole.</summary>
/// <param name="Contestants">Its size.</param>
/// <param name="Votes">Its rated votes.</param>
/// <param name="StronglyConnected">Whether wins lead from everyone to everyone.</param>
/// <param name="Penalised">How many of its contestants were fitted with the prior.</param>
/// <param name="Seat">Advantage of the left side in Elo points; 0 if not fitted.</param>
/// <param name="SeatSe">Its standard error; NaN if not fitted.</param>
/// <param name="Nu">Davidson's tie parameter; NaN if not fitted.</param>
/// <param name="LogTieSe">Standard error of log nu, under Rao-Kupper of log kappa; NaN if not fitted.</param>
/// <param name="CriticalValue">Critical value of the rank sets.</param>
/// <param name="Clusters">Voters the variance is clustered by; 0: votes count as independent.</param>
public sealed record BoardComponent(
    int Contestants, double Votes, bool StronglyConnected, int Penalised, double Seat, double SeatSe, double Nu, double LogTieSe,
    double CriticalValue, int Clusters)
{
    /// <summary>Rao-Kupper's tie parameter in log-odds; NaN if not fitted.</summary>
    public double Kappa { get; init; } = double.NaN;

    /// <summary>Whether the votes leave the seat effect open, so that the prior had to close it.</summary>
    public bool SeatPenalised { get; init; }

    /// <summary>Whether the votes leave the tie parameter open, so that the prior had to close it.</summary>
    public bool TiePenalised { get; init; }
}
