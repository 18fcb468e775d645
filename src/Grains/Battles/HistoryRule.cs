using System.Text;
using Arena.Contracts.Battles;
using Arena.Contracts.Models;

namespace Arena.Grains.Battles;

/// <summary>
/// Which turns both sides still see: one rule, decided for the longer side against the smaller context, so that neither remembers more.
/// Oldest turns leave whole; the turn that a follow-up follows never does. Sizes are tokens of the contestants' own vocabularies.
/// </summary>
internal static class HistoryRule
{
    /// <summary>UTF-16 units per token where no vocabulary can be asked: low on purpose.</summary>
    private const double CharactersPerToken = 2.5;

    /// <summary>Tokens that a message's frame takes at most.</summary>
    private const int FrameTokens = 8;

    /// <summary>Tokens of the shortest follow-up worth sending.</summary>
    private const int LeastPrompt = 16;

    /// <summary>Tokens kept free for the answer: all that it may have, but no more than a quarter of the context.</summary>
    public static int AnswerRoom(int contextTokens, int answerTokens) => Math.Min(answerTokens, contextTokens / 4);

    /// <summary>Whether a conversation of so many tokens leaves room for an answer; an unknown context (0) has room for everything.</summary>
    public static bool Fits(int tokens, int contextTokens, int answerTokens) =>
        contextTokens == 0 || tokens + AnswerRoom(contextTokens, answerTokens) <= contextTokens;

    /// <summary>The first turn that both sides see.</summary>
    /// <param name="seen">0-based first turn that they saw before; what has left does not come back.</param>
    /// <param name="last">0-based index of the turn that has to stay.</param>
    /// <param name="fits">Whether the conversation fits from a turn on; true for every later turn where it is true for one.</param>
    /// <returns>0-based, or null where even the shortest history does not fit.</returns>
    public static async Task<int?> FirstTurnAsync(int seen, int last, Func<int, Task<bool>> fits)
    {
        if (await fits(seen))
        {
            return seen;
        }

        var (tooLong, fitting) = (seen, last);
        if (last <= seen || !await fits(last))
        {
            return null;
        }

        while (fitting - tooLong > 1)
        {
            var middle = (tooLong + fitting) / 2;
            (tooLong, fitting) = await fits(middle) ? (tooLong, middle) : (middle, fitting);
        }

        return fitting;
    }

    /// <param name="seenTokens">Of all that both sides see, with an empty follow-up.</param>
    /// <param name="lastTokens">Of the last turn alone, with an empty follow-up.</param>
    /// <param name="contextTokens">The smaller context; 0 where unknown.</param>
    /// <param name="answerTokens">Most tokens of an answer.</param>
    /// <param name="forgot">Turns have left already.</param>
    public static ContextBudget Budget(int seenTokens, int lastTokens, int contextTokens, int answerTokens, bool forgot) =>
        !Fits(lastTokens + LeastPrompt, contextTokens, answerTokens) ? ContextBudget.Full
        : forgot || !Fits(seenTokens + (contextTokens / 4), contextTokens, answerTokens) ? ContextBudget.Low
        : ContextBudget.Ample;

    /// <summary>Whether a prompt of so many UTF-16 units probably fits a context, for choosing who may meet over it.</summary>
    public static bool MayFit(int promptLength, int contextTokens) =>
        contextTokens == 0 || Tokens(promptLength) <= contextTokens - (contextTokens / 4);

    /// <summary>Whether a text fits whatever the vocabulary: no token stands for less than a byte.</summary>
    public static bool FitsAnyway(string prompt, int contextTokens) =>
        contextTokens > 0 && Encoding.UTF8.GetByteCount(prompt) + (2 * FrameTokens) <= contextTokens - (contextTokens / 4);

    /// <summary>Tokens of a conversation by its length alone.</summary>
    public static int Estimate(IEnumerable<Message> messages) => messages.Sum(message => Tokens(message.Text.Length));

    private static int Tokens(int length) => FrameTokens + (int)Math.Ceiling(length / CharactersPerToken);
}
