using Arena.Contracts.Ratings;
using Arena.Ratings.Connectivity;

namespace Arena.Grains.Ratings.Boards;

/// <summary>What stands beside a board's numbers. Contestants are numbers of the table.</summary>
/// <param name="PairWeighted">The second column, by contestant.</param>
/// <param name="Shrunken">On language boards, the rating that borrows, by contestant.</param>
/// <param name="Tau">Spread of the language's ratings around the others', in Elo.</param>
/// <param name="Style">What control for style did.</param>
/// <param name="Bridges">Pairs wanted among the contestants with votes.</param>
internal sealed record BoardExtras(
    IReadOnlyDictionary<int, OtherRating> PairWeighted,
    IReadOnlyDictionary<int, ShrunkenRating> Shrunken,
    double? Tau,
    BoardStyle? Style,
    IReadOnlyList<BridgeWanted> Bridges)
{
    public static BoardExtras None { get; } = new(new Dictionary<int, OtherRating>(), new Dictionary<int, ShrunkenRating>(), null, null, []);
}
