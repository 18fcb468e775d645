namespace Arena.Ratings.Pairing;

/// <summary>An unordered pair and the probability with which it is drawn, to be logged with the battle.</summary>
/// <param name="A">A contestant.</param>
/// <param name="B">Another one.</param>
/// <param name="Probability">In (0, 1]; the probabilities of all allowed pairs sum to 1.</param>
public readonly record struct PairOdds(int A, int B, double Probability);
