namespace Arena.Inference.LlamaCpp.Native;

/// <summary>enum llama_load_mode: where weights for the CPU lie. Its other values are not used.</summary>
internal enum LlamaLoadMode
{
    /// <summary>The library chooses, which for the CPU means mapped.</summary>
    Auto = -1,

    /// <summary>Read into memory of the process.</summary>
    Read = 0,
}
