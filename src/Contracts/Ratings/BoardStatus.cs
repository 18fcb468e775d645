namespace Arena.Contracts.Ratings;

/// <summary>How sure a row is. Limits: docs/ratings.md.</summary>
[GenerateSerializer]
public enum BoardStatus
{
    Provisional,
    Usable,
    Established,
}
