using Arena.Contracts.Battles;

namespace Arena.Grains.Research.SelfTest;

/// <summary>
/// Votes by Davidson's model on what two answers are worth: e^(x/2) : e^(-x/2) : nu with x = left - right + seat. One in fifty cannot
/// judge; a tie is a "both bad" every third time. Pure.
/// </summary>
internal static class SimulatedVoter
{
    private const double CannotJudge = 0.02;

    /// <param name="left">Worth of the left answer in log-odds.</param>
    /// <param name="right">Worth of the right answer.</param>
    /// <param name="settings">Seat and tie parameter.</param>
    /// <param name="uniform">In [0, 1): decides.</param>
    public static Verdict Judge(double left, double right, SelfTestSettings settings, double uniform)
    {
        if (uniform < CannotJudge)
        {
            return Verdict.CannotJudge;
        }

        var x = left - right + settings.Seat;
        var (wins, losses) = (Math.Exp(x / 2), Math.Exp(-x / 2));
        var point = (uniform - CannotJudge) / (1 - CannotJudge) * (wins + losses + settings.Nu);
        return point < wins ? Verdict.Left
            : point < wins + losses ? Verdict.Right
            : point < wins + losses + (settings.Nu / 3) ? Verdict.BothBad
            : Verdict.Tie;
    }
}
