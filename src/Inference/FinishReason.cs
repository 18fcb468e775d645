namespace Arena.Inference;

/// <summary>Why an answer ended.</summary>
public enum FinishReason
{
    /// <summary>The model ended it, or a stop string came.</summary>
    Stop,

    /// <summary>The token limit or the context was reached.</summary>
    Length,

    /// <summary>The same passage came over and over.</summary>
    Repetition,
}
