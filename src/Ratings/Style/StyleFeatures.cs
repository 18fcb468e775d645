namespace Arena.Ratings.Style;

/// <summary>How the two answers of each vote differ in style: one row per vote, one column per feature, left minus right.</summary>
public sealed class StyleFeatures
{
    /// <param name="names">Names of the K features.</param>
    /// <param name="values">N x K differences, row-major, left minus right; each 0 or between 1e-100 and 1e100 in size.</param>
    /// <exception cref="ArgumentException">No feature, a length that is no multiple of K, or a value that is NaN or out of range.</exception>
    public StyleFeatures(IReadOnlyList<string> names, double[] values)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(values);
        if (names.Count == 0 || values.Length % names.Count != 0)
        {
            throw new ArgumentException($"{values.Length} values are no table of {names.Count} features.");
        }

        // Outside of this range squares are 0 or infinite, and the feature would seem never to differ.
        if (!Array.TrueForAll(values, value => Math.Abs(value) is 0 or (>= 1e-100 and <= 1e100)))
        {
            throw new ArgumentException("A feature is NaN, infinite or out of range.", nameof(values));
        }

        Names = names;
        Values = values;
    }

    /// <summary>Names of the features.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The number of votes.</summary>
    public int Votes => Values.Length / Names.Count;

    internal double[] Values { get; }

    /// <summary>
    /// The usual normalised difference (left - right) / (left + right) of non-negative amounts (tokens, headers, list items,
    /// bold spans, code blocks); 0 where both are 0.
    /// </summary>
    /// <param name="names">Names of the K features.</param>
    /// <param name="left">N x K amounts of the left answers, row-major.</param>
    /// <param name="right">N x K amounts of the right answers.</param>
    /// <exception cref="ArgumentException">Different lengths, or an amount that is negative, NaN or infinite.</exception>
    public static StyleFeatures FromAmounts(IReadOnlyList<string> names, ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        if (left.Length != right.Length)
        {
            throw new ArgumentException($"{left.Length} amounts on the left, {right.Length} on the right.");
        }

        var values = new double[left.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (!(left[i] >= 0 && right[i] >= 0 && double.IsFinite(left[i] + right[i])))
            {
                throw new ArgumentException($"{left[i]} against {right[i]} is no pair of amounts.");
            }

            values[i] = left[i] + right[i] == 0 ? 0 : (left[i] - right[i]) / (left[i] + right[i]);
        }

        return new StyleFeatures(names, values);
    }
}
