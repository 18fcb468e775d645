using System.Collections.Immutable;

namespace Arena.Grains.Catalogue;

/// <summary>Which contestants may meet in a language. Without a rule for it, any two may.</summary>
/// <param name="Language">A code, or "*" for every language without a rule of its own.</param>
/// <param name="Reference">Slug of the contestant that is in every battle; null for none.</param>
/// <param name="Groups">Slugs; two of the same group never meet. Empty for none.</param>
internal sealed record MatchupRule(string Language, string? Reference, ImmutableArray<ImmutableArray<string>> Groups)
{
    /// <summary>Whether the two may meet.</summary>
    public bool Allows(Contestant one, Contestant other) =>
        (Reference is null || one.Slug == Reference || other.Slug == Reference)
        && !Groups.Any(group => group.Contains(one.Slug) && group.Contains(other.Slug));
}
