namespace Arena.Inference.LlamaCpp.Decoding;

/// <summary>
/// Notices an answer that goes round in circles: its last tokens, at least a given number of them, are one passage
/// of up to <see cref="LongestPassage"/> tokens three or more times in a row.
/// </summary>
internal sealed class RepetitionGuard
{
    /// <summary>Longest passage that is looked for.</summary>
    public const int LongestPassage = 128;

    private const int LeastRounds = 3;

    private readonly int _leastTokens;
    private readonly int[] _recent = new int[LongestPassage];

    // _matches[p]: how many of the last tokens in a row equal the one p + 1 places earlier.
    private readonly int[] _matches = new int[LongestPassage];
    private int _count;

    /// <param name="leastTokens">Repeated tokens that end an answer; 0 never does.</param>
    public RepetitionGuard(int leastTokens) => _leastTokens = leastTokens;

    /// <summary>Takes the next token; true when the answer should end.</summary>
    public bool Add(int token)
    {
        if (_leastTokens == 0)
        {
            return false;
        }

        var repeated = false;
        var passages = Math.Min(_count, LongestPassage);
        for (var back = 1; back <= passages; back++)
        {
            var matches = _recent[(_count - back) % LongestPassage] == token ? _matches[back - 1] + 1 : 0;
            _matches[back - 1] = matches;
            repeated |= matches + back >= Math.Max(_leastTokens, LeastRounds * back);
        }

        _recent[_count % LongestPassage] = token;
        _count++;
        return repeated;
    }
}
