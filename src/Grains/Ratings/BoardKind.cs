using Arena.Contracts.Ratings;
using Arena.Ratings.Fits;

namespace Arena.Grains.Ratings;

/// <summary>How a board is computed.</summary>
/// <param name="Method">The model.</param>
/// <param name="Style">Whether style is held equal; never with Elo, which has no covariates.</param>
/// <param name="Revision">Of the fit's rules; the newest but for snapshots that were published by an older one.</param>
internal readonly record struct BoardKind(BoardMethod Method, bool Style, int Revision)
{
    public static BoardKind Of(BoardMethod method, bool style, int revision = FitOptions.NewestRevision) =>
        new(method, style && method != BoardMethod.Elo, revision);
}
