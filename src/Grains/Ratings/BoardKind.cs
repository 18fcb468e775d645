using Arena.Contracts.Ratings;

namespace Arena.Grains.Ratings;

/// <summary>How a board is computed.</summary>
/// <param name="Method">The model.</param>
/// <param name="Style">Whether style is held equal; never with Elo, which has no covariates.</param>
internal readonly record struct BoardKind(BoardMethod Method, bool Style)
{
    public static BoardKind Of(BoardMethod method, bool style) => new(method, style && method != BoardMethod.Elo);
}
