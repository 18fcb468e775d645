using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Arena.Ratings.Numerics;

namespace Arena.Ratings.Fits;

/// <summary>
/// The passes over all pairs, four at a time. One formula serves Davidson and Bradley-Terry: with D = e^(x/2) + e^(-x/2) + nu, Davidson's
/// probabilities are e^(x/2)/D, e^(-x/2)/D, nu/D, and half-win Bradley-Terry is the same log-linear form with nu = 0, in
/// which a tie adds nothing to the statistic (wins - losses) / 2. The caller passes e^((theta_first - theta_second)/2)
/// per pair, a product of two numbers kept per contestant, so that no pass takes an exponential.
/// </summary>
internal static class PairKernels
{
    /// <summary>
    /// Adds the score of x per pair to <paramref name="score"/>; returns its signed sum (the seat's score) and the tie
    /// parameter's score.
    /// </summary>
    public static (double Seat, double Tie) Score(ReadOnlySpan<double> roots, SideCounts side, double seat, double nu, Span<double> score)
    {
        var tie = Vector256<double>.Zero;
        var total = Vector256<double>.Zero;
        ref var x0 = ref MemoryMarshal.GetReference(roots);
        ref var s0 = ref MemoryMarshal.GetReference(score);
        var factor = Vector256.Create(Math.Exp(side.Sign * seat / 2));
        for (nuint k = 0; (int)k < roots.Length; k += 4)
        {
            var p = Probabilities(Vector256.LoadUnsafe(ref x0, k) * factor, nu);
            var (wins, losses, ties) = Load(side, k);
            var n = wins + losses + ties;
            var residual = ((wins - losses) * 0.5) - (n * p.Mean);
            (Vector256.LoadUnsafe(ref s0, k) + residual).StoreUnsafe(ref s0, k);
            total += residual;
            tie += ties - (n * p.Tie);
        }

        return (side.Sign * VectorKernels.HorizontalSum(total), VectorKernels.HorizontalSum(tie));
    }

    /// <summary>Adds the Fisher information of the pairs' votes.</summary>
    public static void Information(ReadOnlySpan<double> roots, SideCounts side, double seat, double nu, PairMoments result)
    {
        ref var x0 = ref MemoryMarshal.GetReference(roots);
        var factor = Vector256.Create(Math.Exp(side.Sign * seat / 2));
        var sums = default(MomentCorner);
        for (nuint k = 0; (int)k < roots.Length; k += 4)
        {
            var p = Probabilities(Vector256.LoadUnsafe(ref x0, k) * factor, nu);
            var (wins, losses, ties) = Load(side, k);
            var n = wins + losses + ties;
            var theta = n * p.Variance;
            var cross = -(n * p.Mean * p.Tie);
            result.Add(k, side.Sign, theta, cross);
            sums = sums.Plus(theta, cross, n * p.Tie * (Vector256<double>.One - p.Tie));
        }

        sums.AddTo(result, side.Sign);
    }

    /// <summary>
    /// Adds the meat of the sandwich: outer products of the votes' scores (Huber 1967). Where <paramref name="guarded"/>
    /// is 1 for a pair, its votes are too few for their residuals to tell a variance, and the larger of meat and
    /// information is taken; <paramref name="squared"/> says that the information, too, is that of squared weights.
    /// </summary>
    public static void Meat(
        ReadOnlySpan<double> roots, SideCounts side, double seat, double nu, ReadOnlySpan<double> guarded, bool squared, PairMoments result)
    {
        ref var x0 = ref MemoryMarshal.GetReference(roots);
        ref var g0 = ref MemoryMarshal.GetReference(guarded);
        var factor = Vector256.Create(Math.Exp(side.Sign * seat / 2));
        var sums = default(MomentCorner);
        for (nuint k = 0; (int)k < roots.Length; k += 4)
        {
            var p = Probabilities(Vector256.LoadUnsafe(ref x0, k) * factor, nu);
            var (wins, losses, ties) = squared ? LoadSquared(side, k) : Load(side, k);
            var n = wins + losses + ties;
            var model = (n * p.Variance, -(n * p.Mean * p.Tie), n * p.Tie * (Vector256<double>.One - p.Tie));
            var (theta, cross, tie) = Guarded(Vector256.LoadUnsafe(ref g0, k), MeatOf(p, LoadSquared(side, k)), model);
            result.Add(k, side.Sign, theta, cross);
            sums = sums.Plus(theta, cross, tie);
        }

        sums.AddTo(result, side.Sign);
    }

    /// <summary>The log-likelihood of one seating; for half-win Bradley-Terry a tie counts half of each decision's logarithm.</summary>
    public static double LogLikelihood(ReadOnlySpan<double> roots, SideCounts side, double seat, double nu)
    {
        var sum = Vector256<double>.Zero;
        ref var x0 = ref MemoryMarshal.GetReference(roots);
        var factor = Vector256.Create(Math.Exp(side.Sign * seat / 2));
        var logNu = Vector256.Create(nu > 0 ? Math.Log(nu) : 0);
        for (nuint k = 0; (int)k < roots.Length; k += 4)
        {
            var root = Vector256.LoadUnsafe(ref x0, k) * factor;
            var (wins, losses, ties) = Load(side, k);
            var half = Vector256.Log(root);
            var log = Vector256.Log((root * root) + Vector256<double>.One + (root * nu)) - half;
            sum += ((wins - losses) * half) + (ties * logNu) - ((wins + losses + ties) * log);
        }

        return VectorKernels.HorizontalSum(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> Theta, Vector256<double> Cross, Vector256<double> Tie) MeatOf(
        Moments p, (Vector256<double> Wins, Vector256<double> Losses, Vector256<double> Ties) squared)
    {
        var half = Vector256.Create(0.5);
        var win = half - p.Mean;
        var loss = -half - p.Mean;
        var noTie = Vector256<double>.One - p.Tie;
        var theta = (squared.Wins * win * win) + (squared.Losses * loss * loss) + (squared.Ties * p.Mean * p.Mean);
        var cross = -(p.Tie * ((squared.Wins * win) + (squared.Losses * loss))) - (squared.Ties * p.Mean * noTie);
        var tie = ((squared.Wins + squared.Losses) * p.Tie * p.Tie) + (squared.Ties * noTie * noTie);
        return (theta, cross, tie);
    }

    /// <summary>The model's information in place of the meat where the pair is guarded and it is larger.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector256<double> Theta, Vector256<double> Cross, Vector256<double> Tie) Guarded(
        Vector256<double> guarded,
        (Vector256<double> Theta, Vector256<double> Cross, Vector256<double> Tie) meat,
        (Vector256<double> Theta, Vector256<double> Cross, Vector256<double> Tie) model)
    {
        var taken = Vector256.BitwiseAnd(Vector256.GreaterThan(guarded, Vector256<double>.Zero), Vector256.GreaterThan(model.Theta, meat.Theta));
        return (
            Vector256.ConditionalSelect(taken, model.Theta, meat.Theta),
            Vector256.ConditionalSelect(taken, model.Cross, meat.Cross),
            Vector256.ConditionalSelect(taken, model.Tie, meat.Tie));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Moments Probabilities(Vector256<double> root, double nu)
    {
        var odds = root * root;
        var right = Vector256<double>.One / (odds + Vector256<double>.One + (root * nu));
        var left = odds * right;
        var mean = (left - right) * 0.5;
        return new Moments(mean, ((left + right) * 0.25) - (mean * mean), root * right * nu);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector256<double> Wins, Vector256<double> Losses, Vector256<double> Ties) Load(SideCounts side, nuint k) =>
        (Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(side.Wins), k),
        Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(side.Losses), k),
        Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(side.Ties), k));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector256<double> Wins, Vector256<double> Losses, Vector256<double> Ties) LoadSquared(SideCounts side, nuint k) =>
        side.SquaredWins is null
            ? Load(side, k)
            : (Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(side.SquaredWins), k),
                Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(side.SquaredLosses!), k),
                Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(side.SquaredTies!), k));

    /// <summary>Per vote: mean and variance of the statistic (1/2 won, -1/2 lost, 0 tied), and the probability of a tie.</summary>
    private readonly record struct Moments(Vector256<double> Mean, Vector256<double> Variance, Vector256<double> Tie);
}
