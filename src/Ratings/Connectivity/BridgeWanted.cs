namespace Arena.Ratings.Connectivity;

/// <summary>A pair whose votes would make ratings comparable that are not now.</summary>
/// <param name="A">A contestant.</param>
/// <param name="B">A contestant.</param>
/// <param name="Reason">What is missing.</param>
public readonly record struct BridgeWanted(int A, int B, BridgeReason Reason);

/// <summary>Why a pair is wanted.</summary>
public enum BridgeReason
{
    /// <summary>No chain of votes connects the two.</summary>
    NoVotes,

    /// <summary>Votes connect them, but no chain of wins leads from B's part back to A's, so their distance has no finite estimate.</summary>
    NeverWon,
}
