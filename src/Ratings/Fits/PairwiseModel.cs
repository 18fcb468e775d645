namespace Arena.Ratings.Fits;

/// <summary>How a vote's probability depends on x = theta_left - theta_right + seat.</summary>
public enum PairwiseModel
{
    /// <summary>
    /// Davidson (1970): P(left) : P(right) : P(tie) = e^(x/2) : e^(-x/2) : nu. Uses ties without compressing the scale.
    /// </summary>
    Davidson,

    /// <summary>
    /// Bradley-Terry (1952): P(left) = 1 / (1 + e^-x). Ties count half a win for each side, or are dropped
    /// (<see cref="TieRule"/>).
    /// </summary>
    BradleyTerry,

    /// <summary>
    /// Rao and Kupper (1967): P(left) = 1 / (1 + e^(kappa - x)), P(right) = 1 / (1 + e^(kappa + x)), and what is left is a tie: whoever
    /// is ahead by less than the threshold kappa ties. For data that it describes better than Davidson's model (<see cref="TieComparison"/>).
    /// </summary>
    RaoKupper,
}
