namespace Arena.Inference.LlamaCpp.Gguf;

/// <summary>The file breaks the format; the message says where.</summary>
internal sealed class GgufException(string message) : Exception(message);
