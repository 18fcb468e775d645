namespace Arena.Grains.Storage.Sql;

/// <summary>A row of the log and its hash.</summary>
internal sealed record ChainPosition(long Sequence, string Hash)
{
    /// <summary>Before the first row.</summary>
    public static readonly ChainPosition Start = new(0, VoteChain.Start);
}
