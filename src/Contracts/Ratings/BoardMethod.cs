namespace Arena.Contracts.Ratings;

/// <summary>How a board is computed.</summary>
[GenerateSerializer]
public enum BoardMethod
{
    /// <summary>Davidson with seat effect: ties are modelled.</summary>
    Davidson,

    /// <summary>Bradley-Terry; a tie is half a win.</summary>
    BradleyTerry,

    /// <summary>Online Elo: live, and dependent on the order of the votes.</summary>
    Elo,
}
