namespace Arena.Ratings.Boards;

/// <summary>A board without its context: what the votes alone determine.</summary>
/// <param name="Method">How the ratings were computed.</param>
/// <param name="MethodVersion">The exact computation (<see cref="MethodVersions"/>).</param>
/// <param name="Votes">Rated votes.</param>
/// <param name="Components">Groups that votes connect, largest first.</param>
/// <param name="Rows">The contestants with rated votes, by component, then rank, then index.</param>
public sealed record Board(
    RatingMethod Method, string MethodVersion, long Votes, IReadOnlyList<BoardComponent> Components, IReadOnlyList<BoardRow> Rows);
