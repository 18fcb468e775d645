using System.Runtime.CompilerServices;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Fits;

/// <summary>
/// The score of single votes at a component's optimum: Statistic (e_left - e_right), Statistic for the seat, and Tie for
/// the logarithm of the tie parameter. The scores of all votes sum to the penalty's gradient, 0 without penalty.
/// </summary>
internal readonly struct VoteScores(ComponentFit fit, FitOptions options)
{
    private readonly double _tie = fit.Layout.TieOf(fit.Parameters);

    /// <summary>Whether the vote takes part in the fit.</summary>
    public bool IsRated(Outcome outcome) => options.Ties != TieRule.Drop || outcome <= Outcome.Right;

    /// <summary>Score of x and of the tie parameter for a vote between two local indices.</summary>
    public (double Statistic, double Tie) Of(int left, int right, Outcome outcome) =>
        At(fit.Theta[left] - fit.Theta[right] + fit.Seat, outcome);

    /// <summary>The same at a given x.</summary>
    public (double Statistic, double Tie) At(double x, Outcome outcome) =>
        fit.Layout.IsRaoKupper ? RaoKupper(x, _tie, outcome) : Of(x, _tie, outcome, fit.Layout.Tie);

    /// <summary>The same under Davidson's and half-win Bradley-Terry.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (double Statistic, double Tie) Of(double x, double nu, Outcome outcome, bool fitsTies)
    {
        var root = Math.Exp(Math.Clamp(x / 2, -300, 300));
        var odds = root * root;
        var denominator = odds + 1 + (nu * root);
        var mean = (odds - 1) / (2 * denominator);
        var tie = nu * root / denominator;
        return outcome switch
        {
            Outcome.Left => (0.5 - mean, -tie),
            Outcome.Right => (-0.5 - mean, -tie),
            _ => (-mean, fitsTies ? 1 - tie : 0),
        };
    }

    private static (double Statistic, double Tie) RaoKupper(double x, double kappa, Outcome outcome)
    {
        var notLeft = 1 / (1 + Math.Exp(x - kappa));
        var notRight = 1 / (1 + Math.Exp(-x - kappa));
        return outcome switch
        {
            Outcome.Left => (notLeft, -kappa * notLeft),
            Outcome.Right => (-notRight, -kappa * notRight),
            _ => (notLeft - notRight, kappa * (RaoKupperKernels.TieSlope(kappa) - notLeft - notRight)),
        };
    }
}
