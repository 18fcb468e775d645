namespace Arena.Grains.Models;

/// <summary>A mean that forgets: each value weighs a fifth, the first one everything.</summary>
internal sealed class RunningMean(double assumed)
{
    private const double Weight = 0.2;

    private bool _measured;

    /// <summary>What was assumed, until something was measured.</summary>
    public double Value { get; private set; } = assumed;

    public void Add(double value)
    {
        Value = _measured ? Value + (Weight * (value - Value)) : value;
        _measured = true;
    }
}
