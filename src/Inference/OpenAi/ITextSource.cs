namespace Arena.Inference.OpenAi;

/// <summary>One endpoint of a server that streams text.</summary>
internal interface ITextSource
{
    /// <summary>Sends the request once, without retries or time-outs of its own.</summary>
    IAsyncEnumerable<TextPiece> StreamAsync(GenerationRequest request, CancellationToken cancellationToken);
}
