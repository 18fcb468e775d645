namespace Arena.Contracts.Ratings;

/// <summary>A board that cannot be computed from the votes there are; the message says why in one line.</summary>
[GenerateSerializer, Alias("arena.BoardFailedException")]
public sealed class BoardFailedException : Exception
{
    public BoardFailedException(string message)
        : base(message)
    {
    }
}
