using Arena.Ratings.Fits;
using MathNet.Numerics.Distributions;

namespace Arena.Ratings.Intervals;

/// <summary>The ratings of every round, in log-odds around their component's mean.</summary>
public sealed class BootstrapResult
{
    private readonly PairwiseFit _fit;
    private readonly double[][] _replicates;
    private readonly double[][]? _floors;

    /// <param name="fit">What was resampled.</param>
    /// <param name="rounds">How often.</param>
    /// <param name="replicates">The ratings, by component: one row of members per round.</param>
    /// <param name="floors">Smallest standard errors, by component and member; null for none.</param>
    internal BootstrapResult(PairwiseFit fit, int rounds, double[][] replicates, double[][]? floors)
    {
        _fit = fit;
        Rounds = rounds;
        _replicates = replicates;
        _floors = floors;
    }

    /// <summary>Number of rounds.</summary>
    public int Rounds { get; }

    /// <summary>The rating of a contestant in one round; NaN without a rated vote.</summary>
    public double Theta(int round, int contestant)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)round, (uint)Rounds, nameof(round));
        var component = _fit.ComponentOf(contestant);
        return component < 0
            ? double.NaN
            : _replicates[component][(round * _fit.Components[component].Members.Count) + _fit.LocalIndex(contestant)];
    }

    /// <summary>The standard deviation over the rounds, in log-odds; no less than the fit's error where the rounds cannot tell it.</summary>
    public double StandardError(int contestant)
    {
        var values = Values(contestant);
        var mean = values.Average();
        return Math.Max(Floor(contestant), Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (Rounds - 1)));
    }

    /// <summary>The percentile interval, in log-odds; no narrower than the normal interval with the smallest error above.</summary>
    /// <param name="contestant">A contestant.</param>
    /// <param name="confidence">Coverage in (0, 1).</param>
    public (double Low, double High) Interval(int contestant, double confidence = 0.95)
    {
        var values = Values(contestant);
        Array.Sort(values);
        var (low, high) = (Quantile(values, (1 - confidence) / 2), Quantile(values, (1 + confidence) / 2));
        if (Floor(contestant) is var floor and > 0)
        {
            var half = floor * Normal.InvCDF(0, 1, (1 + confidence) / 2);
            (low, high) = (Math.Min(low, _fit.Theta(contestant) - half), Math.Max(high, _fit.Theta(contestant) + half));
        }

        return (low, high);
    }

    private double Floor(int contestant) =>
        _fit.ComponentOf(contestant) is >= 0 and var c && _floors is not null ? _floors[c][_fit.LocalIndex(contestant)] : 0;

    private static double Quantile(double[] sorted, double probability)
    {
        var at = Math.Clamp(probability, 0, 1) * (sorted.Length - 1);
        var below = (int)at;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((at - below) * (sorted[above] - sorted[below]));
    }

    private double[] Values(int contestant)
    {
        var values = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            values[round] = Theta(round, contestant);
        }

        return values;
    }
}
