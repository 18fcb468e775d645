namespace Arena.Inference;

/// <summary>A model could not be loaded or an answer could not be generated.</summary>
public sealed class InferenceException : Exception
{
    public InferenceException(InferenceError error, string message)
        : base(message) => Error = error;

    public InferenceException(InferenceError error, string message, Exception inner)
        : base(message, inner) => Error = error;

    /// <summary>What went wrong, for code that decides.</summary>
    public InferenceError Error { get; }
}
