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

    /// <summary>Rao-Kupper with seat effect, sandwich intervals, simultaneous rank sets.</summary>
    public const string RaoKupper = "rao-kupper/1";

    /// <summary>Online Elo, K = 4 from 1000, in the order of the vote log.</summary>
    public const string Elo = "elo/1";

    /// <summary>Davidson with style control.</summary>
    public const string DavidsonWithStyle = "davidson+style/1";

    /// <summary>Half-win Bradley-Terry with style control.</summary>
    public const string BradleyTerryWithStyle = "bt+style/1";

    /// <summary>The current version of a method.</summary>
    public static string Of(RatingMethod method, bool style = false) => method switch
    {
        RatingMethod.Davidson when style => DavidsonWithStyle,
        RatingMethod.BradleyTerry when style => BradleyTerryWithStyle,
        RatingMethod.Davidson => Davidson,
        RatingMethod.BradleyTerry => BradleyTerry,
        RatingMethod.RaoKupper when !style => RaoKupper,
        RatingMethod.Elo => Elo,
        _ => throw new ArgumentOutOfRangeException(nameof(method)),
    };
}
