namespace Arena.Ratings.Votes;

/// <summary>One rated vote. Contestants are small non-negative indices that the caller gives out.</summary>
/// <param name="Left">The contestant displayed on the left.</param>
/// <param name="Right">The contestant displayed on the right; never equal to <paramref name="Left"/>.</param>
/// <param name="Outcome">The verdict.</param>
public readonly record struct Vote(int Left, int Right, Outcome Outcome)
{
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Left);
        ArgumentOutOfRangeException.ThrowIfNegative(Right);
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
