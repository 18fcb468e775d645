namespace Arena.Ratings.Connectivity;

/// <summary>Contestants that votes connect.</summary>
/// <param name="Members">Ascending.</param>
/// <param name="StrongParts">
/// The parts inside which wins lead from everyone to everyone, best first: no part has a win over an earlier one.
/// </param>
public sealed record ConnectedGroup(IReadOnlyList<int> Members, IReadOnlyList<IReadOnlyList<int>> StrongParts)
{
    /// <summary>Whether the maximum likelihood estimate is finite (Ford 1957).</summary>
    public bool IsStronglyConnected => StrongParts.Count == 1;
}
