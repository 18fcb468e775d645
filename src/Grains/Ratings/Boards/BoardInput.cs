using Arena.Ratings.Votes;

namespace Arena.Grains.Ratings.Boards;

/// <summary>The votes of a slice, copied for a computation off the grain's turn.</summary>
/// <param name="Kind">What to compute.</param>
/// <param name="Votes">Counted votes in the order of the log.</param>
/// <param name="Voters">Who cast each, numbered from 0 by first appearance.</param>
/// <param name="Rest">Counted votes outside a language's slice; null where nothing is borrowed.</param>
/// <param name="Style">The answers' style, for a board with control for it.</param>
internal sealed record BoardInput(BoardKind Kind, Vote[] Votes, int[] Voters, VoteCounts? Rest, StyleInput? Style);
