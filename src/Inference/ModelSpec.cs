namespace Arena.Inference;

/// <summary>One exact model to load.</summary>
/// <param name="Id">The contestant's id; only for logs and errors of operators.</param>
/// <param name="Engine">What runs it.</param>
/// <param name="Location">Absolute path of a GGUF file, or the base address of a server.</param>
/// <param name="RemoteModel">The model's name at the server; null for files.</param>
/// <param name="Sha256">Lower-case hexadecimal hash of the file, or null when it is not pinned.</param>
/// <param name="Format">How messages become a prompt.</param>
/// <param name="ContextLength">Tokens per conversation; 0 means what the model was trained with.</param>
public sealed record ModelSpec(
    string Id,
    EngineKind Engine,
    string Location,
    string? RemoteModel,
    string? Sha256,
    PromptFormat Format,
    int ContextLength);
