namespace Arena.Grains.Battles;

/// <summary>
/// Which turns both sides still see: one rule, decided against the smaller context, so that neither side remembers more.
/// Lengths are in UTF-16 units; tokens are estimated at <see cref="CharactersPerToken"/>, low on purpose.
/// </summary>
internal static class HistoryRule
{
    /// <summary>Few enough for the languages and tokenisers we know to stay within the context.</summary>
    public const double CharactersPerToken = 2.5;

    /// <summary>Tokens that a message's frame takes at most.</summary>
    private const int FrameTokens = 8;

    /// <param name="promptLengths">Per turn.</param>
    /// <param name="answerLengths">Per turn but the last, the longer of both sides.</param>
    /// <param name="contextTokens">The smaller context; 0 where unknown, which fits everything.</param>
    /// <param name="answerTokens">Kept free for the answer.</param>
    /// <returns>0-based index of the first turn that both sides see; the last turn always is.</returns>
    public static int FirstTurn(IReadOnlyList<int> promptLengths, IReadOnlyList<int> answerLengths, int contextTokens, int answerTokens)
    {
        var last = promptLengths.Count - 1;
        if (contextTokens == 0)
        {
            return 0;
        }

        var budget = contextTokens - Math.Min(answerTokens, contextTokens / 3) - Tokens(promptLengths[last]);
        var first = last;
        while (first > 0)
        {
            budget -= Tokens(promptLengths[first - 1]) + Tokens(answerLengths[first - 1]);
            if (budget < 0)
            {
                break;
            }

            first--;
        }

        return first;
    }

    /// <summary>Whether a first prompt leaves room for an answer.</summary>
    public static bool Fits(int promptLength, int contextTokens) =>
        contextTokens == 0 || Tokens(promptLength) <= contextTokens - (contextTokens / 4);

    private static int Tokens(int length) => FrameTokens + (int)Math.Ceiling(length / CharactersPerToken);
}
