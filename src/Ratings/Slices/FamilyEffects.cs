using Arena.Ratings.Elo;
using Arena.Ratings.Fits;
using MathNet.Numerics.LinearAlgebra;

namespace Arena.Ratings.Slices;

/// <summary>
/// What families of contestants have in common: theta_m = mu_family(m) + gamma covariate_m + u_m, u ~ N(0, sigma^2), fitted
/// to the estimates with their covariance V, theta-hat ~ N(Z beta, V + sigma^2 I). Generalised least squares for beta;
/// sigma on a grid weighted by the restricted likelihood (Patterson and Thompson 1971; uniform in sigma) and integrated out.
/// </summary>
public sealed class FamilyEffects
{
    private readonly Matrix<double> _covariance;

    private FamilyEffects(IReadOnlyList<int> families, Vector<double> beta, Matrix<double> covariance, double sigma, bool hasCovariate)
    {
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
        return Integrate(families, Grid(theta, covariance, design), covariate is not null);
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
            points.Add(new Point(sigma, restricted + Math.Log(sigma), beta, information.Solve(Matrix<double>.Build.DenseIdentity(beta.Count))));
        }

        return points;
    }

    private static FamilyEffects Integrate(int[] families, List<Point> points, bool hasCovariate)
    {
        var best = points.Max(point => point.LogWeight);
        var weights = points.Select(point => Math.Exp(point.LogWeight - best)).ToArray();
        var sum = weights.Sum();
        var beta = points.Select((point, i) => point.Beta * (weights[i] / sum)).Aggregate((x, y) => x + y);
        var covariance = points
            .Select((point, i) => (point.Covariance + (point.Beta - beta).OuterProduct(point.Beta - beta)) * (weights[i] / sum))
            .Aggregate((x, y) => x + y);
        var sigma = points.Select((point, i) => point.Sigma * weights[i] / sum).Sum();
        return new FamilyEffects(families, beta, covariance, sigma, hasCovariate);
    }

    private sealed record Point(double Sigma, double LogWeight, Vector<double> Beta, Matrix<double> Covariance);
}
