using MathNet.Numerics;

namespace Arena.Ratings.Ledger;

/// <summary>Whether something happens more often lately than before.</summary>
public static class RateJump
{
    /// <summary>Below this the jump is worth an alarm: one false one in 10,000 looks at independent windows.</summary>
    public const double Alarm = 1e-4;

    /// <summary>
    /// One-sided p-value of Fisher's exact test (Fisher 1935): the probability, were the rate the same throughout and given how many cases
    /// there are in all, that at least so many of them fall into the recent trials. Exact for any numbers; 1 where there is nothing to compare.
    /// </summary>
    /// <param name="recent">Recent trials.</param>
    /// <param name="recentCases">Cases among them.</param>
    /// <param name="before">Earlier trials.</param>
    /// <param name="beforeCases">Cases among them.</param>
    /// <exception cref="ArgumentException">Negative numbers, or more cases than trials.</exception>
    public static double PValue(long recent, long recentCases, long before, long beforeCases)
    {
        if (recentCases < 0 || beforeCases < 0 || recentCases > recent || beforeCases > before)
        {
            throw new ArgumentException($"{recentCases} of {recent} and {beforeCases} of {before} are no counts.");
        }

        if (recentCases == 0 || before == 0)
        {
            return 1;
        }

        // The shorter tail, so that what is summed starts with its largest term.
        var draw = new Draw(recent, before, recentCases + beforeCases);
        var expected = (double)draw.Cases * recent / (recent + before);
        return Math.Clamp(recentCases > expected ? draw.FromUp(recentCases) : 1 - draw.FromDown(recentCases - 1), 0, 1);
    }

    /// <summary>Recent cases as draws without replacement: the hypergeometric distribution.</summary>
    private readonly record struct Draw(long Recent, long Before, long Cases)
    {
        public double FromUp(long from)
        {
            var (sum, term) = (0.0, Probability(from));
            for (var x = from; x <= Math.Min(Recent, Cases) && term > 0; x++)
            {
                sum += term;
                term *= (double)(Recent - x) / (x + 1) * (Cases - x) / (Before - Cases + x + 1);
            }

            return sum;
        }

        public double FromDown(long from)
        {
            var (sum, term) = (0.0, from < Math.Max(0, Cases - Before) ? 0 : Probability(from));
            for (var x = from; x >= Math.Max(0, Cases - Before) && term > 0; x--)
            {
                sum += term;
                term *= (double)x / (Recent - x + 1) * (Before - Cases + x) / (Cases - x + 1);
            }

            return sum;
        }

        private double Probability(long x) => Math.Exp(LogChoose(Recent, x) + LogChoose(Before, Cases - x) - LogChoose(Recent + Before, Cases));
    }

    private static double LogChoose(long n, long k) =>
        SpecialFunctions.GammaLn(n + 1.0) - SpecialFunctions.GammaLn(k + 1.0) - SpecialFunctions.GammaLn(n - k + 1.0);
}
