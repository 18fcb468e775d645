using Arena.Ratings.Elo;
using Arena.Ratings.Fits;
using MathNet.Numerics.LinearAlgebra;

namespace Arena.Ratings.Slices;

/// <summary>
/// What families of contestants have in common: theta_m = mu_family(m) + gamma covariate_m + u_m, u ~ N(0, sigma^2), fitted
/// to the estimates with their covariance V, theta-hat ~ N(Z beta, V + sigma^2 I). Generalised least squares for beta;
/// sigma on a grid weighted by the restricted likelihood (Patterson and Thompson 1971; uniform in sigma) and integrated out.
/// Given sigma and with W = (V + sigma^2 I)^-1, a contestant's own theta has the posterior mean theta-hat - V W (theta-hat - Z beta), so the
/// diagonal of V W = I - sigma^2 W is what it borrows, and the posterior covariance sigma^2 I - sigma^4 W + A cov(beta) A', A = (I - sigma^2 W) Z;
/// both are mixed over the grid. Estimates with the prior of sparse boards enter as any other, and are drawn to the board's mean as well.
/// </summary>
public sealed class FamilyEffects
{
    private readonly Matrix<double> _covariance;

    private FamilyEffects(
        IReadOnlyList<int> families, Vector<double> beta, Matrix<double> covariance, double sigma, bool hasCovariate, IReadOnlyList<ShrunkenMember> members)
    {
        Members = members;
        Families = families;
        _covariance = covariance;
        Effects = [.. beta.Take(families.Count)];
        Sigma = EloScale.ToPoints(sigma);
        Slope = hasCovariate ? beta[families.Count] : double.NaN;
        SlopeSe = hasCovariate ? Math.Sqrt(covariance[families.Count, families.Count]) : double.NaN;
    }

    /// <summary>The families present in the component, ascending.</summary>
    public IReadOnlyList<int> Families { get; }

    /// <summary>Mean of each family in log-odds around the component's mean (at a covariate of 0), in the order of <see cref="Families"/>.</summary>
    public IReadOnlyList<double> Effects { get; }

    /// <summary>Every contestant of the component, drawn towards its family's mean, by local index.</summary>
    public IReadOnlyList<ShrunkenMember> Members { get; }

    /// <summary>Spread of the contestants around their family's mean, in Elo points.</summary>
    public double Sigma { get; }

    /// <summary>Log-odds per unit of the covariate; NaN without one.</summary>
    public double Slope { get; }

    /// <summary>Standard error of <see cref="Slope"/>.</summary>
    public double SlopeSe { get; }

    /// <summary>Standard error of a family's mean in log-odds.</summary>
    /// <param name="index">Position in <see cref="Families"/>.</param>
    public double StandardError(int index) => Math.Sqrt(_covariance[index, index]);

    /// <summary>Difference of two families in Elo points, with its standard error.</summary>
    /// <param name="a">Position in <see cref="Families"/>.</param>
    /// <param name="b">Position of the reference.</param>
    public (double Points, double Se) Contrast(int a, int b)
    {
        var variance = _covariance[a, a] + _covariance[b, b] - (2 * _covariance[a, b]);
        return (EloScale.ToPoints(Effects[a] - Effects[b]), EloScale.ToPoints(Math.Sqrt(Math.Max(0, variance))));
    }

    /// <summary>Estimates the effects on a component.</summary>
    /// <param name="fit">The component; clustered or not.</param>
    /// <param name="familyOf">Family of each contestant (global index): small non-negative numbers.</param>
    /// <param name="covariate">
    /// A covariate of each contestant (global index), for instance the logarithm of its parameters; finite; null for none.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A missing or negative family, a covariate that is not finite, or fewer contestants than effects.
    /// </exception>
    public static FamilyEffects Of(ComponentFit fit, IReadOnlyList<int> familyOf, IReadOnlyList<double>? covariate = null)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(familyOf);
        Check(fit, familyOf, covariate);
        int[] families = [.. fit.Members.Select(member => familyOf[member]).Distinct().Order()];
        var design = Design(fit, families, familyOf, covariate);
        if (design.RowCount <= design.ColumnCount || design.Rank() < design.ColumnCount)
        {
            throw new ArgumentException("Too few contestants to tell families (and covariate) apart.");
        }

        var theta = Vector<double>.Build.DenseOfArray(fit.Theta.ToArray());
        var covariance = Matrix<double>.Build.Dense(theta.Count, theta.Count, (i, j) => fit.Covariance[i, j]);
        return Integrate(fit.Members, families, Grid(theta, covariance, design), covariate is not null);
    }

    private static void Check(ComponentFit fit, IReadOnlyList<int> familyOf, IReadOnlyList<double>? covariate)
    {
        foreach (var member in fit.Members)
        {
            if (member >= familyOf.Count || familyOf[member] < 0)
            {
                throw new ArgumentException($"Contestant {member} has no family.");
            }

            if (covariate is not null && (member >= covariate.Count || !double.IsFinite(covariate[member])))
            {
                throw new ArgumentException($"Contestant {member} has no finite covariate.");
            }
        }
    }

    private static Matrix<double> Design(ComponentFit fit, int[] families, IReadOnlyList<int> familyOf, IReadOnlyList<double>? covariate)
    {
        var columns = families.Length + (covariate is null ? 0 : 1);
        return Matrix<double>.Build.Dense(fit.Members.Count, columns, (i, j) =>
            j < families.Length ? (familyOf[fit.Members[i]] == families[j] ? 1 : 0) : covariate![fit.Members[i]]);
    }

    private static List<Point> Grid(Vector<double> theta, Matrix<double> covariance, Matrix<double> design)
    {
        var points = new List<Point>();
        for (var sigma = 0.005; sigma < 4; sigma *= 1.3)
        {
            var total = covariance + (Matrix<double>.Build.DenseIdentity(theta.Count) * (sigma * sigma));
            var factor = total.Cholesky();
            var weighted = factor.Solve(design);
            var information = (design.TransposeThisAndMultiply(weighted)).Cholesky();
            var beta = information.Solve(weighted.TransposeThisAndMultiply(theta));
            var residual = theta - (design * beta);
            var restricted = -(factor.DeterminantLn + information.DeterminantLn + (residual * factor.Solve(residual))) / 2;
            var uncertainty = information.Solve(Matrix<double>.Build.DenseIdentity(beta.Count));
            var inverse = factor.Solve(Matrix<double>.Build.DenseIdentity(theta.Count));
            points.Add(new Point(
                sigma, restricted + Math.Log(sigma), beta, uncertainty, Shrink(theta, sigma * sigma, residual, inverse, design - (weighted * (sigma * sigma)), uncertainty)));
        }

        return points;
    }

    /// <param name="theta">The estimates.</param>
    /// <param name="spread">sigma^2.</param>
    /// <param name="residual">theta - Z beta.</param>
    /// <param name="inverse">W.</param>
    /// <param name="drawn">A.</param>
    /// <param name="uncertainty">cov(beta).</param>
    private static (double Theta, double Variance, double Borrowed)[] Shrink(
        Vector<double> theta, double spread, Vector<double> residual, Matrix<double> inverse, Matrix<double> drawn, Matrix<double> uncertainty)
    {
        var own = inverse * residual * spread;
        return [.. theta.Select((estimate, i) => (
            estimate - residual[i] + own[i],
            (spread * (1 - (spread * inverse[i, i]))) + (drawn.Row(i) * uncertainty * drawn.Row(i)),
            Math.Clamp(1 - (spread * inverse[i, i]), 0, 1)))];
    }

    private static FamilyEffects Integrate(IReadOnlyList<int> members, int[] families, List<Point> points, bool hasCovariate)
    {
        var best = points.Max(point => point.LogWeight);
        var weights = points.Select(point => Math.Exp(point.LogWeight - best)).ToArray();
        var sum = weights.Sum();
        var beta = points.Select((point, i) => point.Beta * (weights[i] / sum)).Aggregate((x, y) => x + y);
        var covariance = points
            .Select((point, i) => (point.Covariance + (point.Beta - beta).OuterProduct(point.Beta - beta)) * (weights[i] / sum))
            .Aggregate((x, y) => x + y);
        var sigma = points.Select((point, i) => point.Sigma * weights[i] / sum).Sum();
        return new FamilyEffects(families, beta, covariance, sigma, hasCovariate, [.. members.Select((member, i) => Mix(member, i, points, weights, sum))]);
    }

    /// <summary>The posterior mean over sigma, and the posterior variances with the spread of the means over sigma.</summary>
    private static ShrunkenMember Mix(int member, int local, List<Point> points, double[] weights, double sum)
    {
        double Mean(Func<(double Theta, double Variance, double Borrowed), double> of) => points.Zip(weights, (point, weight) => weight / sum * of(point.Members[local])).Sum();
        var theta = Mean(at => at.Theta);
        var variance = Mean(at => at.Variance + ((at.Theta - theta) * (at.Theta - theta)));
        return new ShrunkenMember(member, theta, Math.Sqrt(variance), Mean(at => at.Borrowed));
    }

    private sealed record Point(
        double Sigma, double LogWeight, Vector<double> Beta, Matrix<double> Covariance, (double Theta, double Variance, double Borrowed)[] Members);
}
