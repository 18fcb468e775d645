using Arena.Ratings.Votes;
using MathNet.Numerics.LinearAlgebra;

namespace Arena.Ratings.Tests;

/// <summary>
/// The same models written down naively, vote by vote, with derivatives by finite differences and the covariance by
/// textbook matrix algebra: shares nothing with the code it checks. Parameters: theta_0..theta_(m-1), seat, log of the tie parameter, beta.
/// </summary>
internal sealed class NumericalModel(Vote[] votes, int members, bool seat, bool tie, double[][]? features = null, bool raoKupper = false)
{
    private const double Step = 1e-4;

    public int Size => members + (seat ? 1 : 0) + (tie ? 1 : 0) + (features is null ? 0 : features[0].Length);

    public double LogLikelihood(double[] p) => votes.Select((_, i) => LogLikelihood(p, i)).Sum();

    public Vector<double> Gradient(double[] p) =>
        Enumerable.Range(0, votes.Length).Select(i => Score(p, i)).Aggregate((x, y) => x + y);

    public Matrix<double> Information(double[] p)
    {
        var result = Matrix<double>.Build.Dense(Size, Size);
        for (var j = 0; j < Size; j++)
        {
            var ahead = (double[])p.Clone();
            var behind = (double[])p.Clone();
            ahead[j] += Step;
            behind[j] -= Step;
            result.SetColumn(j, (Gradient(behind) - Gradient(ahead)) / (2 * Step));
        }

        return result;
    }

    /// <summary>X B X with X the pseudo-inverse along the constraint that theta sums to 0; clusters null: every vote its own.</summary>
    public Matrix<double> Sandwich(double[] p, int[]? clusters = null)
    {
        var inverse = Inverse(Information(p));
        var scores = Enumerable.Range(0, votes.Length).GroupBy(i => clusters?[i] ?? i)
            .Select(group => group.Select(i => Score(p, i)).Aggregate((x, y) => x + y)).ToArray();
        var meat = scores.Select(s => s.OuterProduct(s)).Aggregate((x, y) => x + y);
        var factor = clusters is null ? 1 : scores.Length / (scores.Length - 1.0);
        return inverse * meat * inverse * factor;
    }

    public Matrix<double> Inverse(Matrix<double> information)
    {
        var ones = Vector<double>.Build.Dense(Size, i => i < members ? 1 : 0);
        var projector = ones.OuterProduct(ones);
        return (information + projector).Inverse() - (projector / ((double)members * members));
    }

    private Vector<double> Score(double[] p, int vote)
    {
        var score = Vector<double>.Build.Dense(Size);
        for (var j = 0; j < Size; j++)
        {
            var kept = p[j];
            p[j] = kept + Step;
            var ahead = LogLikelihood(p, vote);
            p[j] = kept - Step;
            score[j] = (ahead - LogLikelihood(p, vote)) / (2 * Step);
            p[j] = kept;
        }

        return score;
    }

    private double LogLikelihood(double[] p, int vote)
    {
        var at = members;
        var x = p[votes[vote].Left] - p[votes[vote].Right] + (seat ? p[at++] : 0);
        var logNu = tie ? p[at++] : double.NegativeInfinity;
        if (raoKupper)
        {
            return RaoKupper(x, Math.Exp(logNu), votes[vote].Outcome);
        }

        x += features?[vote].Select((f, k) => f * p[at + k]).Sum() ?? 0;
        var total = Math.Log(Math.Exp(x / 2) + Math.Exp(-x / 2) + Math.Exp(logNu));
        return votes[vote].Outcome switch
        {
            Outcome.Left => (x / 2) - total,
            Outcome.Right => (-x / 2) - total,
            _ => (tie ? logNu : 0) - total,
        };
    }

    private static double RaoKupper(double x, double kappa, Outcome outcome)
    {
        var (left, right) = (1 / (1 + Math.Exp(kappa - x)), 1 / (1 + Math.Exp(kappa + x)));
        return Math.Log(outcome switch { Outcome.Left => left, Outcome.Right => right, _ => 1 - left - right });
    }
}
