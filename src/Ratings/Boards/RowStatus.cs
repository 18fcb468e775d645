namespace Arena.Ratings.Boards;

/// <summary>How far a row can be trusted.</summary>
public enum RowStatus
{
    /// <summary>Fitted with the prior, few votes, or an interval wider than <see cref="BoardOptions.UsableHalfWidth"/>.</summary>
    Provisional,

    /// <summary>An interval no wider than <see cref="BoardOptions.UsableHalfWidth"/> each way.</summary>
    Usable,

    /// <summary>An interval no wider than <see cref="BoardOptions.EstablishedHalfWidth"/> each way.</summary>
    Established,
}
