using Arena.Inference.LlamaCpp.Decoding;

namespace Arena.Inference.OpenAi;

/// <summary>Follows one answer's pieces to its end. A server that ignores max_tokens is cut off rather than believed.</summary>
internal sealed class RemoteProgress(int maxTokens, int repetitionPieces)
{
    // One piece may hold several tokens, but a token is never this long on average.
    private const int CharactersPerToken = 32;
    private const int SpareCharacters = 4096;

    private readonly RepetitionGuard _repetition = new(repetitionPieces);
    private FinishReason? _reason;
    private TokenUsage? _usage;
    private long _characters;
    private int _pieces;

    /// <summary>Nothing more is wanted from the server.</summary>
    public bool Ended { get; private set; }

    public void Take(TextPiece piece, bool stopped)
    {
        _usage = piece.Usage ?? _usage;
        _reason ??= piece.Finish;
        if (stopped)
        {
            End(FinishReason.Stop);
        }
        else if (piece.Text.Length > 0)
        {
            _pieces++;
            _characters += piece.Text.Length;
            if (_pieces > maxTokens || _characters > SpareCharacters + ((long)CharactersPerToken * maxTokens))
            {
                End(FinishReason.Length);
            }
            else if (_repetition.Add(string.GetHashCode(piece.Text, StringComparison.Ordinal)))
            {
                End(FinishReason.Repetition);
            }
        }
    }

    public GenerationFinished Finished(int estimatedPrompt) => new(
        _reason ?? FinishReason.Stop,
        _usage?.PromptTokens ?? estimatedPrompt,
        _usage?.CachedTokens ?? 0,
        _usage?.AnswerTokens ?? _pieces);

    private void End(FinishReason reason)
    {
        _reason = reason;
        Ended = true;
    }
}
