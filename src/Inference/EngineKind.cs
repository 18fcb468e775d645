namespace Arena.Inference;

/// <summary>How a contestant is run.</summary>
public enum EngineKind
{
    /// <summary>llama.cpp inside this process, from a GGUF file.</summary>
    LlamaCpp,

    /// <summary>A server with the OpenAI chat or completion API.</summary>
    OpenAi,

    /// <summary>An engine that tests step by hand.</summary>
    Scripted,
}
