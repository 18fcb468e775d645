using Arena.Ratings.Fits;
using Arena.Ratings.Numerics;

namespace Arena.Ratings.Influence;

/// <summary>
/// A component without one voter's votes. They may leave it in parts, which cannot be compared; each part then keeps the mean that its
/// members have in the full fit, and so does a member without votes its rating.
/// </summary>
internal sealed class Remainder
{
    /// <param name="component">The full fit.</param>
    /// <param name="parts">The parts.</param>
    /// <param name="part">Each member's part, -1 without votes.</param>
    /// <param name="row">Each member's place in its part.</param>
    public Remainder(ComponentFit component, RemainderPart[] parts, int[] part, int[] row)
    {
        (Parts, Part, Row) = (parts, part, row);
        Theta = component.Theta.ToArray();
        for (var p = 0; p < parts.Length; p++)
        {
            var members = Enumerable.Range(0, part.Length).Where(i => part[i] == p).ToArray();
            var shift = members.Average(i => Theta[i] - parts[p].Parameters[row[i]]);
            Array.ForEach(members, i => Theta[i] = parts[p].Parameters[row[i]] + shift);
        }
    }

    public RemainderPart[] Parts { get; }

    public int[] Part { get; }

    public int[] Row { get; }

    /// <summary>In log-odds, by member.</summary>
    public double[] Theta { get; }

    /// <summary>Whether the votes still connect all members.</summary>
    public bool IsWhole => Array.TrueForAll(Part, part => part == 0);

    public bool Connects(int a, int b) => Part[a] >= 0 && Part[a] == Part[b];
}

/// <summary>Members that the remaining votes connect.</summary>
/// <param name="Layout">Where the parameters sit.</param>
/// <param name="Parameters">The estimates from the remaining votes.</param>
/// <param name="Covariance">(Information and prior)^-1.</param>
/// <param name="With">The estimates with the voter's votes, if the covariance is still the one there; else null.</param>
/// <param name="Wins">Remaining decided votes.</param>
/// <param name="Ties">Remaining ties.</param>
internal sealed record RemainderPart(
    FitLayout Layout, double[] Parameters, SymmetricMatrix Covariance, double[]? With, double Wins, double Ties);
