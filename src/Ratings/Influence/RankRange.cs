namespace Arena.Ratings.Influence;

/// <summary>How far a contestant's rank moves when any one voter is left out.</summary>
/// <param name="Contestant">The contestant.</param>
/// <param name="Rank">Its rank with everybody.</param>
/// <param name="Best">Its best rank without one voter.</param>
/// <param name="Worst">Its worst rank without one voter.</param>
/// <param name="MostInfluential">The voter whose absence moves its rating most.</param>
/// <param name="LargestMove">By how much, in Elo points (rating without that voter minus rating).</param>
public sealed record RankRange(int Contestant, int Rank, int Best, int Worst, int MostInfluential, double LargestMove);
