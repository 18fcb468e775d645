using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Arena.Ratings.Fits;
using Arena.Ratings.Numerics;

namespace Arena.Ratings.Style;

/// <summary>
/// The log-likelihood with style in the logit, x = theta_left - theta_right + seat + f'beta, vote by vote and four at a time.
/// Parameters: those of the plain layout, then the coefficients.
/// </summary>
internal sealed class StyleEvaluator(StyleTable table, FitLayout layout, IPrior prior) : IConcaveObjective
{
    /// <summary>Per vote; keeps a feature that never differs from making the matrix singular, and moves nothing else.</summary>
    private const double Ridge = 1e-6;

    private readonly Vector256<double>[] _perPair = new Vector256<double>[table.Features + 2];
    private readonly Vector256<double>[] _overall = new Vector256<double>[table.Features * (table.Features + 3) / 2];

    public int Size => layout.Size + table.Features;

    public int Members => layout.Members;

    public bool CentersRatings => !prior.FixesGauge;

    private int Features => table.Features;

    /// <summary>In the overall sums: first the lower triangle of feature by feature, then feature by tie.</summary>
    private int FeatureByTie => Features * (Features + 1) / 2;

    public void Gradient(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        gradient.Clear();
        var beta = parameters[layout.Size..];
        var nu = layout.TieOf(parameters);
        Array.Clear(_overall);
        var tie = Vector256<double>.Zero;
        for (var pair = 0; pair < table.Pairs.Length; pair++)
        {
            var (left, right) = table.Pairs[pair];
            var shift = Vector256.Create(parameters[left] - parameters[right] + layout.SeatOf(parameters));
            var score = Vector256<double>.Zero;
            for (var block = table.FirstBlock(pair); block < table.FirstBlock(pair + 1); block++)
            {
                ref var data = ref table.Data[block * table.BlockLength];
                var p = Probabilities(ref data, shift, beta, nu);
                var residual = Vector256.LoadUnsafe(ref data) - p.Mean;
                score += residual;
                tie += p.TieResidual;
                for (var k = 0; k < beta.Length; k++)
                {
                    _overall[k] = Vector256.FusedMultiplyAdd(residual, Feature(ref data, k), _overall[k]);
                }
            }

            AddPair(gradient, left, right, VectorKernels.HorizontalSum(score));
        }

        if (layout.Tie)
        {
            gradient[layout.TieIndex] = VectorKernels.HorizontalSum(tie);
        }

        for (var k = 0; k < beta.Length; k++)
        {
            gradient[layout.Size + k] = VectorKernels.HorizontalSum(_overall[k]) - (Ridge * table.Votes * beta[k]);
        }

        prior.SubtractGradient(parameters, layout, gradient);
    }

    public void Information(ReadOnlySpan<double> parameters, SymmetricMatrix result)
    {
        Moments<FisherInformation>(parameters, result);
        AddPrior(result);
        PairEvaluator.AddGauge(result, layout.Members);
    }

    /// <summary>The sum of the votes' squared scores, lower triangle; for pairs with a guarded member that of their information where it is larger.</summary>
    public void Meat(ReadOnlySpan<double> parameters, IReadOnlyList<bool> guarded, SymmetricMatrix result) =>
        Moments<SquaredScores>(parameters, result, guarded);

    /// <summary>Adds the prior's and the ridge's matrix.</summary>
    public void AddPrior(SymmetricMatrix result)
    {
        prior.AddToLower(result, layout);
        for (var k = layout.Size; k < Size; k++)
        {
            result.Row(k)[k] += Ridge * table.Votes;
        }
    }

    private void AddPair(Span<double> vector, int left, int right, double value)
    {
        vector[left] += value;
        vector[right] -= value;
        if (layout.Seat)
        {
            vector[layout.SeatIndex] += value;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Feature(ref double block, int k) => Vector256.LoadUnsafe(ref block, (nuint)(8 + (4 * k)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static BlockMoments Probabilities(ref double block, Vector256<double> shift, ReadOnlySpan<double> beta, double nu)
    {
        var x = shift;
        for (var k = 0; k < beta.Length; k++)
        {
            x = Vector256.FusedMultiplyAdd(Feature(ref block, k), Vector256.Create(beta[k]), x);
        }

        var limit = Vector256.Create(600.0);
        var root = Vector256.Exp(Vector256.Max(Vector256.Min(x, limit), -limit) * 0.5);
        var odds = root * root;
        var statistic = Vector256.LoadUnsafe(ref block);
        var weight = Vector256.LoadUnsafe(ref block, 4);
        var right = weight / (odds + Vector256<double>.One + (root * nu));
        var left = odds * right;
        var mean = (left - right) * 0.5;
        var tie = root * right * nu;
        return new BlockMoments(mean, (left + right) * 0.25, tie, weight - (Vector256.Abs(statistic) * 2) - tie);
    }

    /// <summary>Sums over votes of v z z', z = (d, seat, features) and of the products with the tie parameter.</summary>
    private void Moments<TKind>(ReadOnlySpan<double> parameters, SymmetricMatrix result, IReadOnlyList<bool>? guarded = null)
        where TKind : struct, IMomentKind
    {
        result.Clear();
        Array.Clear(_overall);
        var beta = parameters[layout.Size..];
        var nu = layout.TieOf(parameters);
        var tieTie = Vector256<double>.Zero;
        for (var pair = 0; pair < table.Pairs.Length; pair++)
        {
            var (left, right) = table.Pairs[pair];
            var shift = Vector256.Create(parameters[left] - parameters[right] + layout.SeatOf(parameters));
            Array.Clear(_perPair);
            tieTie += guarded is not null && (guarded[left] || guarded[right]) && IsMeatSmaller(pair, shift, beta, nu)
                ? AddVotes<FisherInformation>(pair, shift, beta, nu)
                : AddVotes<TKind>(pair, shift, beta, nu);
            ScatterPair(result, left, right);
        }

        AssembleCorner(result, VectorKernels.HorizontalSum(tieTie));
    }

    /// <summary>Adds a pair's votes; the products with the tie parameter alone come back.</summary>
    private Vector256<double> AddVotes<TKind>(int pair, Vector256<double> shift, ReadOnlySpan<double> beta, double nu)
        where TKind : struct, IMomentKind
    {
        var tieTie = Vector256<double>.Zero;
        for (var block = table.FirstBlock(pair); block < table.FirstBlock(pair + 1); block++)
        {
            ref var data = ref table.Data[block * table.BlockLength];
            var (theta, cross, tie) = TKind.Of(Probabilities(ref data, shift, beta, nu), Vector256.LoadUnsafe(ref data));
            tieTie += tie;
            AddBlock(ref data, theta, cross);
        }

        return tieTie;
    }

    /// <summary>Whether the pair's squared scores of x sum to less than its information.</summary>
    private bool IsMeatSmaller(int pair, Vector256<double> shift, ReadOnlySpan<double> beta, double nu)
    {
        var difference = Vector256<double>.Zero;
        for (var block = table.FirstBlock(pair); block < table.FirstBlock(pair + 1); block++)
        {
            ref var data = ref table.Data[block * table.BlockLength];
            var p = Probabilities(ref data, shift, beta, nu);
            var statistic = Vector256.LoadUnsafe(ref data);
            difference += SquaredScores.Of(p, statistic).Theta - FisherInformation.Of(p, statistic).Theta;
        }

        return VectorKernels.HorizontalSum(difference) < 0;
    }

    private void AddBlock(ref double data, Vector256<double> theta, Vector256<double> cross)
    {
        _perPair[0] += theta;
        _perPair[1] += cross;
        for (int k = 0, at = 0; k < Features; k++)
        {
            var feature = Feature(ref data, k);
            var product = theta * feature;
            _perPair[k + 2] += product;
            for (var l = 0; l <= k; l++, at++)
            {
                _overall[at] = Vector256.FusedMultiplyAdd(product, Feature(ref data, l), _overall[at]);
            }

            _overall[FeatureByTie + k] = Vector256.FusedMultiplyAdd(cross, feature, _overall[FeatureByTie + k]);
        }
    }

    private void ScatterPair(SymmetricMatrix result, int left, int right)
    {
        var value = VectorKernels.HorizontalSum(_perPair[0]);
        result.Row(Math.Max(left, right))[Math.Min(left, right)] -= value;
        result.Row(left)[left] += value;
        result.Row(right)[right] += value;
        if (layout.Seat)
        {
            AddPair(result.Row(layout.SeatIndex), left, right, value);
        }

        if (layout.Tie)
        {
            AddPair(result.Row(layout.TieIndex), left, right, VectorKernels.HorizontalSum(_perPair[1]));
        }

        for (var k = 0; k < Features; k++)
        {
            AddPair(result.Row(layout.Size + k), left, right, VectorKernels.HorizontalSum(_perPair[k + 2]));
        }
    }

    private void AssembleCorner(SymmetricMatrix result, double tieTie)
    {
        if (layout.Tie)
        {
            result.Row(layout.TieIndex)[layout.TieIndex] = tieTie;
        }

        for (int k = 0, at = 0; k < Features; k++)
        {
            var row = result.Row(layout.Size + k);
            for (var l = 0; l <= k; l++, at++)
            {
                row[layout.Size + l] = VectorKernels.HorizontalSum(_overall[at]);
            }

            if (layout.Tie)
            {
                row[layout.TieIndex] = VectorKernels.HorizontalSum(_overall[FeatureByTie + k]);
            }
        }
    }

    internal interface IMomentKind
    {
        static abstract (Vector256<double> Theta, Vector256<double> Cross, Vector256<double> Tie) Of(
            BlockMoments p, Vector256<double> statistic);
    }

    /// <summary>Four votes: expected statistic, its expected square, probability of a tie (all times the weight), tie residual.</summary>
    internal readonly record struct BlockMoments(
        Vector256<double> Mean, Vector256<double> Square, Vector256<double> Tie, Vector256<double> TieResidual);

    private readonly struct FisherInformation : IMomentKind
    {
        public static (Vector256<double> Theta, Vector256<double> Cross, Vector256<double> Tie) Of(
            BlockMoments p, Vector256<double> statistic) =>
            (p.Square - (p.Mean * p.Mean), -(p.Mean * p.Tie), p.Tie * (Vector256<double>.One - p.Tie));
    }

    private readonly struct SquaredScores : IMomentKind
    {
        public static (Vector256<double> Theta, Vector256<double> Cross, Vector256<double> Tie) Of(
            BlockMoments p, Vector256<double> statistic)
        {
            var residual = statistic - p.Mean;
            return (residual * residual, residual * p.TieResidual, p.TieResidual * p.TieResidual);
        }
    }
}
