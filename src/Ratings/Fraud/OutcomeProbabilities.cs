using Arena.Ratings.Votes;

namespace Arena.Ratings.Fraud;

/// <summary>What an honest voter does with a pair, under a fitted model. A tie includes "both bad".</summary>
/// <param name="Left">Probability of a vote for the left side.</param>
/// <param name="Right">Probability of a vote for the right side.</param>
/// <param name="Tie">Probability of a tie; 0 if the board has none.</param>
public readonly record struct OutcomeProbabilities(double Left, double Right, double Tie)
{
    /// <summary>Davidson's probabilities for x = theta_left - theta_right + seat in log-odds.</summary>
    public static OutcomeProbabilities Davidson(double x, double nu)
    {
        var root = Math.Exp(Math.Clamp(x / 2, -300, 300));
        var total = (root * root) + 1 + (nu * root);
        return new OutcomeProbabilities(root * root / total, 1 / total, nu * root / total);
    }

    /// <summary>The probability of an outcome.</summary>
    public double Of(Outcome outcome) => outcome switch { Outcome.Left => Left, Outcome.Right => Right, _ => Tie };
}
