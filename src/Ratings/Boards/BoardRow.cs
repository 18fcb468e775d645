namespace Arena.Ratings.Boards;

/// <summary>One contestant on a board. Ratings, errors and bounds are in Elo points around 1000.</summary>
/// <param name="Contestant">The caller's index.</param>
/// <param name="Component">Index into <see cref="Board.Components"/>; ranks and ratings compare only within one.</param>
/// <param name="Rating">The estimate.</param>
/// <param name="Se">Its standard error.</param>
/// <param name="Low">Lower end of the interval for this contestant alone.</param>
/// <param name="High">Upper end.</param>
/// <param name="Rank">1 + the number of better ratings in the component.</param>
/// <param name="RankLow">Best rank of the simultaneous rank set.</param>
/// <param name="RankHigh">Worst rank of the simultaneous rank set.</param>
/// <param name="BestShare">Probability of being the best of the component, under the estimate's normal approximation.</param>
/// <param name="Votes">Rated votes.</param>
/// <param name="Wins">Votes won.</param>
/// <param name="Losses">Votes lost.</param>
/// <param name="Ties">Ties, without "both bad".</param>
/// <param name="BothBad">Votes that found both bad.</param>
/// <param name="Status">How far the row can be trusted.</param>
/// <param name="Tier">Tier with a fixed anchor (<see cref="RankSets.Tiers"/>), from 1.</param>
public sealed record BoardRow(
    int Contestant, int Component, double Rating, double Se, double Low, double High, int Rank, int RankLow, int RankHigh,
    double BestShare, int Votes, int Wins, int Losses, int Ties, int BothBad, RowStatus Status, int Tier);
