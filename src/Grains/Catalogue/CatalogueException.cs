using System.Collections.Immutable;

namespace Arena.Grains.Catalogue;

/// <summary>The catalogue cannot be used; lists every error in it.</summary>
internal sealed class CatalogueException(string path, ImmutableArray<string> errors)
    : Exception($"{path}: {string.Join("; ", errors)}")
{
    public ImmutableArray<string> Errors { get; } = errors;
}
