namespace Arena.Ratings.Boards;

/// <summary>
/// Names of the exact computations behind published numbers (docs/ratings.md). Any change that can move a published
/// digit gets a new version; snapshots name theirs.
/// </summary>
public static class MethodVersions
{
    /// <summary>Davidson with seat effect, sandwich intervals, simultaneous rank sets.</summary>
    public const string Davidson = "davidson/1";

    /// <summary>Half-win Bradley-Terry, sandwich intervals, simultaneous rank sets.</summary>
    public const string BradleyTerry = "bt/1";

    /// <summary>Online Elo, K = 4 from 1000, in the order of the vote log.</summary>
    public const string Elo = "elo/1";

    /// <summary>The current version of a method.</summary>
    public static string Of(RatingMethod method) => method switch
    {
        RatingMethod.Davidson => Davidson,
        RatingMethod.BradleyTerry => BradleyTerry,
        RatingMethod.Elo => Elo,
        _ => throw new ArgumentOutOfRangeException(nameof(method)),
    };
}
