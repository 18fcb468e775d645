namespace Arena.Ratings.Votes;

/// <summary>One rated vote. Contestants are small non-negative indices that the caller gives out.</summary>
/// <param name="Left">The contestant displayed on the left.</param>
/// <param name="Right">The contestant displayed on the right; never equal to <paramref name="Left"/>.</param>
/// <param name="Outcome">The verdict.</param>
public readonly record struct Vote(int Left, int Right, Outcome Outcome)
{
    /// <summary>Indices lie below this, so that a wrong one is refused rather than met with an array of gigabytes.</summary>
    public const int MostContestants = 1 << 24;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Left);
        ArgumentOutOfRangeException.ThrowIfNegative(Right);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Left, MostContestants);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Right, MostContestants);
        if (Left == Right)
        {
            throw new ArgumentException($"Contestant {Left} cannot meet itself.");
        }

        if (Outcome > Outcome.BothBad)
        {
            throw new ArgumentException($"{(byte)Outcome} is no outcome.");
        }
    }
}
