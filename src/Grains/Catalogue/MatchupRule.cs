using System.Collections.Immutable;

namespace Arena.Grains.Catalogue;

/// <summary>Which contestants may meet in a language. Without a rule for it, any two may.</summary>
/// <param name="Language">A code, or "*" for every language without a rule of its own.</param>
/// <param name="Reference">Slug of the contestant that is in every battle; null for none.</param>
/// <param name="Groups">Slugs; two of the same group never meet. Empty for none.</param>
/// <param name="Pools">Slugs; two meet only where a pool holds both. Empty for one pool of all.</param>
internal sealed record MatchupRule(
    string Language,
    string? Reference,
    ImmutableArray<ImmutableArray<string>> Groups,
    ImmutableArray<ImmutableArray<string>> Pools)
{
    /// <summary>The rule's code for every language without a rule of its own.</summary>
    public const string Everywhere = "*";

    /// <summary>Whether the two may meet.</summary>
    public bool Allows(Contestant one, Contestant other) =>
        (Reference is null || one.Slug == Reference || other.Slug == Reference)
        && !Groups.Any(group => Holds(group, one, other))
        && (Pools.IsEmpty || Pools.Any(pool => Holds(pool, one, other)));

    private static bool Holds(ImmutableArray<string> slugs, Contestant one, Contestant other) =>
        slugs.Contains(one.Slug) && slugs.Contains(other.Slug);
}
