namespace Arena.Contracts.Matchmaking;

/// <summary>Draws pairs for one language. Key: the language's code.</summary>
[Alias("arena.IMatchmakerGrain")]
public interface IMatchmakerGrain : IGrainWithStringKey
{
    /// <summary>
    /// Draws the next pair among contestants that can run now and whose context holds the prompt;
    /// refused as <see cref="RefusalCode.NoPair"/> or <see cref="RefusalCode.PromptTooLong"/> where none can.
    /// </summary>
    /// <param name="promptLength">UTF-16 units of the first prompt.</param>
    [Alias("Draw")]
    Task<Reply<Pairing>> DrawAsync(int promptLength);
}
