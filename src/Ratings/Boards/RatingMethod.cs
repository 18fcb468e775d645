namespace Arena.Ratings.Boards;

/// <summary>How a board's ratings are computed. The names of the interface are davidson, bt, rao-kupper and elo.</summary>
public enum RatingMethod
{
    /// <summary>Davidson's model with a seat effect; the main board.</summary>
    Davidson,

    /// <summary>Half-win Bradley-Terry; comparable with other arenas.</summary>
    BradleyTerry,

    /// <summary>Rao-Kupper's model with a seat effect; only where the data prefer it.</summary>
    RaoKupper,

    /// <summary>Online Elo; live, and dependent on the order of the votes.</summary>
    Elo,
}
