namespace Arena.Inference.LlamaCpp;

/// <summary>Settings of the in-process engine. Bound from the section Arena:Llama.</summary>
public sealed class LlamaOptions
{
    /// <summary>
    /// Folder that holds libllama and libggml. Null (the default) searches upwards from the program:
    /// a folder named llama, then what npm restored.
    /// </summary>
    public string? LibraryFolder { get; set; }

    /// <summary>
    /// Devices as text, for instance <c>cpu0:threads=1,lanes=4;cuda0:memory=20GiB</c>.
    /// Null (the default) takes the GPUs that the library offers, or else one device per group of CPU cores.
    /// </summary>
    public string? Devices { get; set; }

    /// <summary>Answers that run at the same time on a CPU device. 4: batches of 4 are where a CPU starts to gain.</summary>
    public int CpuLanes { get; set; } = 4;

    /// <summary>
    /// Answers that run at the same time on a GPU. 4: every lane keeps KV memory for a whole conversation, and with many contestants
    /// that memory is better spent on another model (docs/scheduling.md). A node with few models gains from 16.
    /// </summary>
    public int GpuLanes { get; set; } = 4;

    /// <summary>Share of the memory free at start that devices may use. 0.8 leaves room for the databases and the pages.</summary>
    public double MemoryShare { get; set; } = 0.8;

    /// <summary>
    /// Most tokens per conversation when the catalogue does not say. 8192: models trained with 128k tokens
    /// would otherwise take more KV memory than weights.
    /// </summary>
    public int MaxContextLength { get; set; } = 8192;

    /// <summary>Most tokens in one decoding step. 512 keeps the compute buffers small and a step short.</summary>
    public int BatchTokens { get; set; } = 512;

    /// <summary>Prompt tokens that enter a step while other answers run. 128 bounds the pause that a new prompt causes them.</summary>
    public int PromptChunkTokens { get; set; } = 128;

    /// <summary>Conversations kept in KV memory after they were answered, beyond the lanes. The room itself is the lanes' own.</summary>
    public int ResidentSessions { get; set; } = 32;

    /// <summary>Requests that wait for a lane before further ones are refused as unavailable.</summary>
    public int MaxWaiting { get; set; } = 256;

    /// <summary>An answer ends when its last tokens, at least this many, repeat one passage. 0 turns the guard off.</summary>
    public int RepetitionTokens { get; set; } = 96;

    /// <summary>Vocabularies kept for counting tokens of models that are not loaded. 8: a large one takes some 40 MB.</summary>
    public int Tokenisers { get; set; } = 8;
}
