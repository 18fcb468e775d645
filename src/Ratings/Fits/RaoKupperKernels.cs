using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Arena.Ratings.Numerics;

namespace Arena.Ratings.Fits;

/// <summary>
/// The passes of <see cref="PairKernels"/> under Rao and Kupper's model. With eta = e^kappa a tie's probability is (eta^2 - 1) P(left) P(right),
/// so that a tie counts as a win and a loss, times a factor: the log-likelihood is that of two logistic regressions plus
/// ties log(eta^2 - 1), concave in ratings, seat and kappa. The parameter is log kappa; of its second derivative the term that
/// vanishes at the optimum is left out, which keeps the information positive definite on the way there.
/// </summary>
internal static class RaoKupperKernels
{
    /// <summary>d log(eta^2 - 1) / d kappa.</summary>
    public static double TieSlope(double kappa) => 2 / (1 - Math.Exp(-2 * kappa));

    /// <inheritdoc cref="PairKernels.Score"/>
    public static (double Seat, double Tie) Score(ReadOnlySpan<double> roots, SideCounts side, double seat, double kappa, Span<double> score)
    {
        var tie = Vector256<double>.Zero;
        var total = Vector256<double>.Zero;
        ref var x0 = ref MemoryMarshal.GetReference(roots);
        ref var s0 = ref MemoryMarshal.GetReference(score);
        var factor = Vector256.Create(Math.Exp(side.Sign * seat / 2));
        var (eta, slope) = (Math.Exp(kappa), TieSlope(kappa));
        for (nuint k = 0; (int)k < roots.Length; k += 4)
        {
            var (notWon, notLost) = Complements(Vector256.LoadUnsafe(ref x0, k) * factor, eta);
            var (wins, losses, ties) = PairKernels.Load(side, k);
            var (up, down) = ((wins + ties) * notWon, (losses + ties) * notLost);
            (Vector256.LoadUnsafe(ref s0, k) + up - down).StoreUnsafe(ref s0, k);
            total += up - down;
            tie += (ties * slope) - up - down;
        }

        return (side.Sign * VectorKernels.HorizontalSum(total), kappa * VectorKernels.HorizontalSum(tie));
    }

    /// <summary>Adds minus the second derivatives, without what vanishes at the optimum.</summary>
    public static void Information(ReadOnlySpan<double> roots, SideCounts side, double seat, double kappa, PairMoments result)
    {
        ref var x0 = ref MemoryMarshal.GetReference(roots);
        var factor = Vector256.Create(Math.Exp(side.Sign * seat / 2));
        var sums = default(MomentCorner);
        for (nuint k = 0; (int)k < roots.Length; k += 4)
        {
            var (theta, cross, tie) = InformationOf(Vector256.LoadUnsafe(ref x0, k) * factor, PairKernels.Load(side, k), kappa);
            result.Add(k, side.Sign, theta, cross);
            sums = sums.Plus(theta, cross, tie);
        }

        sums.AddTo(result, side.Sign);
    }

    /// <inheritdoc cref="PairKernels.Meat"/>
    public static void Meat(
        ReadOnlySpan<double> roots, SideCounts side, double seat, double kappa, ReadOnlySpan<double> guarded, bool squared, PairMoments result)
    {
        ref var x0 = ref MemoryMarshal.GetReference(roots);
        ref var g0 = ref MemoryMarshal.GetReference(guarded);
        var factor = Vector256.Create(Math.Exp(side.Sign * seat / 2));
        var sums = default(MomentCorner);
        for (nuint k = 0; (int)k < roots.Length; k += 4)
        {
            var root = Vector256.LoadUnsafe(ref x0, k) * factor;
            var votes = PairKernels.LoadSquared(side, k);
            var model = InformationOf(root, squared ? votes : PairKernels.Load(side, k), kappa);
            var (theta, cross, tie) = PairKernels.Guarded(Vector256.LoadUnsafe(ref g0, k), MeatOf(root, votes, kappa), model);
            result.Add(k, side.Sign, theta, cross);
            sums = sums.Plus(theta, cross, tie);
        }

        sums.AddTo(result, side.Sign);
    }

    /// <summary>The log-likelihood of one seating.</summary>
    public static double LogLikelihood(ReadOnlySpan<double> roots, SideCounts side, double seat, double kappa)
    {
        var sum = Vector256<double>.Zero;
        ref var x0 = ref MemoryMarshal.GetReference(roots);
        var factor = Vector256.Create(Math.Exp(side.Sign * seat / 2));
        var eta = Vector256.Create(Math.Exp(kappa));
        var logTie = Vector256.Create((2 * kappa) + Math.Log(1 - Math.Exp(-2 * kappa)));
        for (nuint k = 0; (int)k < roots.Length; k += 4)
        {
            var root = Vector256.LoadUnsafe(ref x0, k) * factor;
            var (wins, losses, ties) = PairKernels.Load(side, k);
            var odds = root * root;
            var won = (2 * Vector256.Log(root)) - Vector256.Log(odds + eta);
            var lost = -Vector256.Log(Vector256<double>.One + (eta * odds));
            sum += ((wins + ties) * won) + ((losses + ties) * lost) + (ties * logTie);
        }

        return VectorKernels.HorizontalSum(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> Theta, Vector256<double> Cross, Vector256<double> Tie) InformationOf(
        Vector256<double> root, (Vector256<double> Wins, Vector256<double> Losses, Vector256<double> Ties) votes, double kappa)
    {
        var (notWon, notLost) = Complements(root, Math.Exp(kappa));
        var up = (votes.Wins + votes.Ties) * notWon * (Vector256<double>.One - notWon);
        var down = (votes.Losses + votes.Ties) * notLost * (Vector256<double>.One - notLost);
        var slope = TieSlope(kappa);
        return (up + down, kappa * (down - up), kappa * kappa * (up + down + (votes.Ties * (slope * (slope - 2)))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> Theta, Vector256<double> Cross, Vector256<double> Tie) MeatOf(
        Vector256<double> root, (Vector256<double> Wins, Vector256<double> Losses, Vector256<double> Ties) squared, double kappa)
    {
        var (notWon, notLost) = Complements(root, Math.Exp(kappa));
        var difference = notWon - notLost;
        var rest = Vector256.Create(TieSlope(kappa)) - notWon - notLost;
        var (won, lost) = (squared.Wins * notWon * notWon, squared.Losses * notLost * notLost);
        return (
            won + lost + (squared.Ties * difference * difference),
            kappa * (lost - won + (squared.Ties * difference * rest)),
            kappa * kappa * (won + lost + (squared.Ties * rest * rest)));
    }

    /// <summary>1 - P(win) and 1 - P(loss).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> NotWon, Vector256<double> NotLost) Complements(Vector256<double> root, double eta)
    {
        var odds = root * root;
        var tied = odds * eta;
        return (Vector256.Create(eta) / (odds + Vector256.Create(eta)), tied / (tied + Vector256<double>.One));
    }
}
