namespace Arena.Grains.Research.SelfTest;

/// <summary>A rating beside the truth; in Elo.</summary>
/// <param name="Contestant">Its catalogue id.</param>
/// <param name="Truth">What the simulated voters went by.</param>
/// <param name="Estimate">What the board says.</param>
/// <param name="Se">The board's standard error.</param>
/// <param name="Votes">Its rated votes.</param>
/// <param name="Within">Whether truth and estimate are as close as the bound for all rows at once allows.</param>
internal sealed record RecoveredRating(string Contestant, double Truth, double Estimate, double Se, int Votes, bool Within)
{
    /// <summary>The miss in standard errors.</summary>
    public double Z => (Estimate - Truth) / Se;
}
