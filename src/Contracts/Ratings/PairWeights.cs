using System.Collections.Immutable;
using Arena.Contracts.Models;

namespace Arena.Contracts.Ratings;

/// <summary>How much one more vote of each pair would tell a board: the square of what it takes off the sum of all variances (docs/ratings.md, "Drawing pairs").</summary>
/// <param name="VoteCutoff">Sequence number of the last vote that was read.</param>
/// <param name="Contestants">Those asked for, in their order.</param>
/// <param name="Weights">One per unordered pair, not negative: (i, j) with j &lt; i stands at i (i - 1) / 2 + j.</param>
[GenerateSerializer, Immutable, Alias("arena.PairWeights")]
public sealed record PairWeights(
    [property: Id(0)] long VoteCutoff,
    [property: Id(1)] ImmutableArray<ContestantId> Contestants,
    [property: Id(2)] ImmutableArray<double> Weights);
