namespace Arena.Ratings.Influence;

/// <summary>The fewest votes found whose removal turns the order of two contestants.</summary>
/// <param name="Upper">The contestant that is ahead.</param>
/// <param name="Lower">The contestant behind it.</param>
/// <param name="Votes">How many votes have to go; null if removing a tenth of the board's votes is not enough.</param>
/// <param name="Share">Votes over all votes of the component; NaN if there are not enough.</param>
public sealed record RankFlip(int Upper, int Lower, int? Votes, double Share);
