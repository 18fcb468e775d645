using System.Collections.Immutable;

namespace Arena.Contracts.Ratings.Analytics;

/// <summary>How far families and contestants stand from a reference, in Elo points of one fit. Covers the largest group that votes connect.</summary>
/// <param name="Stand">What it was computed from.</param>
/// <param name="MethodVersion">Of the fit, for instance "davidson/2".</param>
/// <param name="ReferenceFamily">The family that effects are measured from; empty without votes, and where no family is known.</param>
/// <param name="ReferenceContestant">
/// Name of the contestant that variants are measured from: the catalogue's reference, else the one with most votes among those of a known family.
/// </param>
/// <param name="Model">How family effects were estimated; null without votes, and where no family is known.</param>
/// <param name="Spread">Standard deviation of contestants around their family's mean in Elo points; null where the model has none.</param>
/// <param name="LeftOut">Contestants with votes that are outside of that group.</param>
/// <param name="Families">By effect, best first; the reference itself has no effect.</param>
/// <param name="Variants">Contestants by effect, best first.</param>
[GenerateSerializer, Immutable, Alias("arena.FamilyComparison")]
public sealed record FamilyComparison(
    [property: Id(0)] AnalyticsStand Stand,
    [property: Id(1)] string MethodVersion,
    [property: Id(2)] string ReferenceFamily,
    [property: Id(3)] string ReferenceContestant,
    [property: Id(4)] FamilyModel? Model,
    [property: Id(5)] double? Spread,
    [property: Id(6)] int LeftOut,
    [property: Id(7)] ImmutableArray<FamilyEffect> Families,
    [property: Id(8)] ImmutableArray<VariantEffect> Variants)
{
    /// <summary>Contestants of the group that left the catalogue, so that their family is not known: among the contestants, in no family.</summary>
    [Id(9)]
    public int WithoutFamily { get; init; }
}

/// <summary>How family effects were estimated.</summary>
[GenerateSerializer]
public enum FamilyModel
{
    /// <summary>Contestants scatter around their family's mean: the effect is one of families.</summary>
    Random,

    /// <summary>Too few contestants for that: the difference of the plain means, which tells of these contestants only.</summary>
    Means,
}

/// <summary>A family against the reference family.</summary>
/// <param name="Family">Its name.</param>
/// <param name="Contestants">Its contestants in the group.</param>
/// <param name="Outcomes">Its rated votes; those between two of its own are in no column.</param>
/// <param name="Effect">Points above the reference family; null for that family itself.</param>
[GenerateSerializer, Immutable, Alias("arena.FamilyEffect")]
public sealed record FamilyEffect(
    [property: Id(0)] string Family, [property: Id(1)] int Contestants, [property: Id(2)] Outcomes Outcomes, [property: Id(3)] Interval? Effect);

/// <summary>A contestant against the reference contestant.</summary>
/// <param name="Contestant">Id.</param>
/// <param name="Name">Display name.</param>
/// <param name="Family">Family; empty where it is not known.</param>
/// <param name="Variant">Variant; empty where it is not known.</param>
/// <param name="Outcomes">Its rated votes against anybody.</param>
/// <param name="Direct">Rated votes between the two.</param>
/// <param name="Effect">Points above the reference; null for the reference itself.</param>
/// <param name="Provisional">Fitted with the prior, as it has too few votes.</param>
[GenerateSerializer, Immutable, Alias("arena.VariantEffect")]
public sealed record VariantEffect(
    [property: Id(0)] string Contestant,
    [property: Id(1)] string Name,
    [property: Id(2)] string Family,
    [property: Id(3)] string Variant,
    [property: Id(4)] Outcomes Outcomes,
    [property: Id(5)] int Direct,
    [property: Id(6)] Interval? Effect,
    [property: Id(7)] bool Provisional)
{
    /// <summary>Its rating in Elo points around 1000, drawn to its family's mean; null where the model has no spread within families.</summary>
    [Id(8)]
    public Interval? Shrunken { get; init; }

    /// <summary>How much of that comes from the family, in [0, 1].</summary>
    [Id(9)]
    public double? Borrowed { get; init; }
}
