using Arena.Contracts.Ratings.Analytics;
using Arena.Ratings.Elo;
using Arena.Ratings.Fits;
using Arena.Ratings.Slices;

namespace Arena.Grains.Ratings.Analytics;

/// <summary>
/// Families against a reference family: random effects where there are more contestants than families, else the differences of plain
/// means with the covariance of the fit. A contestant whose family is not known is in none: for the fit it stands alone, and tells
/// nothing of how contestants scatter around their family.
/// </summary>
internal sealed class FamilyContrasts
{
    private readonly ComponentFit _component;
    private readonly int[] _familyOfMember;
    private readonly int _reference;
    private readonly FamilyEffects? _effects;

    /// <param name="component">The fitted group.</param>
    /// <param name="families">Family of each member; empty where it is not known.</param>
    /// <param name="reference">One of them; empty where none is known.</param>
    public FamilyContrasts(ComponentFit component, IReadOnlyList<string> families, string reference)
    {
        _component = component;
        Names = [.. families.Where(family => family.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        var count = Names.Count;
        _familyOfMember = [.. families.Select(family => family.Length > 0 ? IndexOf(family) : count++)];
        Count = count;
        _reference = reference.Length > 0 ? IndexOf(reference) : -1;
        _effects = families.Count > Count ? FamilyEffects.Of(component, ByContestant()) : null;
    }

    /// <summary>The families, in order of their names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Of the names, and of the members without a family, which are numbered after them.</summary>
    public int Count { get; }

    /// <summary>Members without a family.</summary>
    public int Unknown => Count - Names.Count;

    /// <summary>Null without a family.</summary>
    public FamilyModel? Model => Names.Count == 0 ? null : _effects is null ? FamilyModel.Means : FamilyModel.Random;

    /// <summary>Spread of contestants around their family's mean in points; null under plain means.</summary>
    public double? Spread => _effects?.Sigma;

    /// <summary>Family of a member, as its place among the names; a number of its own after them where it has none.</summary>
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

    /// <summary>A member's rating drawn to its family's mean, and how much of it is the family's; null under plain means and without a family.</summary>
    public (Interval Rating, double Borrowed)? Shrunken(int local) => _effects is null || FamilyOf(local) >= Names.Count
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
