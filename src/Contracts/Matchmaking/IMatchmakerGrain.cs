namespace Arena.Contracts.Matchmaking;

/// <summary>Draws pairs for one language. Key: the language's code.</summary>
[Alias("arena.IMatchmakerGrain")]
public interface IMatchmakerGrain : IGrainWithStringKey
{
    /// <summary>Draws the next pair among contestants that can run now; refused as <see cref="RefusalCode.NoPair"/> where none can.</summary>
    [Alias("Draw")]
    Task<Reply<Pairing>> DrawAsync();
}
