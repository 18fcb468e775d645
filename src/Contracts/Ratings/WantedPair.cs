namespace Arena.Contracts.Ratings;

/// <summary>A pair whose votes would make ratings comparable that are not now.</summary>
/// <param name="A">A contestant.</param>
/// <param name="B">A contestant.</param>
/// <param name="Reason">"no_votes": nothing connects the two; "never_won": no chain of wins leads from B back to A.</param>
[GenerateSerializer, Immutable, Alias("arena.WantedPair")]
public sealed record WantedPair([property: Id(0)] string A, [property: Id(1)] string B, [property: Id(2)] string Reason)
{
    public const string NoVotes = "no_votes";
    public const string NeverWon = "never_won";
}
