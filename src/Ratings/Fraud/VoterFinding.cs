namespace Arena.Ratings.Fraud;

/// <summary>What the audit says about one voter. A flag is a reason to look and to show boards with and without, never to delete.</summary>
/// <param name="Voter">The voter.</param>
/// <param name="Votes">Rated votes.</param>
/// <param name="LogE">Final evidence, natural logarithm.</param>
/// <param name="LargestLogE">Largest evidence on the way.</param>
/// <param name="CrossedAt">The vote (1-based) at which the evidence first reached 1 / alpha; null if never.</param>
/// <param name="Suspicion">The alternative that explains the voter best; null without votes that could be tested.</param>
/// <param name="Flagged">Whether e-BH flags the voter among all voters.</param>
public sealed record VoterFinding(
    int Voter, int Votes, double LogE, double LargestLogE, int? CrossedAt, Suspicion? Suspicion, bool Flagged);
