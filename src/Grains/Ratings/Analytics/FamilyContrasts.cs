using Arena.Contracts.Ratings.Analytics;
using Arena.Ratings.Elo;
using Arena.Ratings.Fits;
using Arena.Ratings.Slices;

namespace Arena.Grains.Ratings.Analytics;

/// <summary>
/// Families against a reference family: random effects where there are more contestants than families, else the differences of plain
/// means with the covariance of the fit.
/// </summary>
internal sealed class FamilyContrasts
{
    private readonly ComponentFit _component;
    private readonly int[] _familyOfMember;
    private readonly int _reference;
    private readonly FamilyEffects? _effects;

    /// <param name="component">The fitted group.</param>
    /// <param name="families">Family of each member.</param>
    /// <param name="reference">One of them.</param>
    public FamilyContrasts(ComponentFit component, IReadOnlyList<string> families, string reference)
    {
        _component = component;
        Names = [.. families.Distinct().Order(StringComparer.Ordinal)];
        _familyOfMember = [.. families.Select(family => IndexOf(family))];
        _reference = IndexOf(reference);
        _effects = families.Count > Names.Count ? FamilyEffects.Of(component, ByContestant()) : null;
    }

    /// <summary>The families, in order of their names.</summary>
    public IReadOnlyList<string> Names { get; }

    public FamilyModel Model => _effects is null ? FamilyModel.Means : FamilyModel.Random;

    /// <summary>Spread of contestants around their family's mean in points; null under plain means.</summary>
    public double? Spread => _effects?.Sigma;

    /// <summary>Family of a member, as its place among the names.</summary>
    public int FamilyOf(int local) => _familyOfMember[local];

    /// <summary>How many members a family has.</summary>
    public int MembersOf(int family) => _familyOfMember.Count(other => other == family);

    /// <summary>Points of a family above the reference; null for the reference.</summary>
    public Interval? Effect(int index)
    {
        if (index == _reference)
        {
            return null;
        }

        var (difference, variance) = _effects is null ? Means(index) : Random(_effects, index);
        return AnalyticsFit.Difference(_component, difference, variance);
    }

    /// <summary>A member's rating drawn to its family's mean, and how much of it is the family's; null under plain means.</summary>
    public (Interval Rating, double Borrowed)? Shrunken(int local) => _effects is null
        ? null
        : (AnalyticsFit.Rating(_component, _effects.Members[local].Theta, _effects.Members[local].Se), EloScale.Publish(_effects.Members[local].BorrowedShare));

    private (double Difference, double Variance) Random(FamilyEffects effects, int index)
    {
        var (points, se) = effects.Contrast(index, _reference);
        var error = se / EloScale.PointsPerLogOdds;
        return (points / EloScale.PointsPerLogOdds, error * error);
    }

    private (double Difference, double Variance) Means(int index)
    {
        var weights = _familyOfMember.Select(family => Weight(family, index) - Weight(family, _reference)).ToArray();
        var (difference, variance) = (0.0, 0.0);
        for (var i = 0; i < weights.Length; i++)
        {
            difference += weights[i] * _component.Theta[i];
            for (var j = 0; j < weights.Length; j++)
            {
                variance += weights[i] * weights[j] * _component.Covariance[i, j];
            }
        }

        return (difference, variance);
    }

    private double Weight(int family, int wanted) => family == wanted ? 1.0 / MembersOf(wanted) : 0;

    private int[] ByContestant()
    {
        var families = new int[_component.Members[^1] + 1];
        for (var local = 0; local < _familyOfMember.Length; local++)
        {
            families[_component.Members[local]] = _familyOfMember[local];
        }

        return families;
    }

    private int IndexOf(string family) => Names.Select((name, index) => (name, index)).First(pair => pair.name == family).index;
}
