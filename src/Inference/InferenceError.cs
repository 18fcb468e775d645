namespace Arena.Inference;

/// <summary>What went wrong.</summary>
public enum InferenceError
{
    /// <summary>The native library is missing or of another version.</summary>
    LibraryUnavailable,

    /// <summary>The model's file is not there.</summary>
    FileMissing,

    /// <summary>The file is empty, truncated, not GGUF, or lacks a key or tensor.</summary>
    FileInvalid,

    /// <summary>The file's SHA-256 is not the catalogue's.</summary>
    HashMismatch,

    /// <summary>Weights and KV memory do not fit the device's budget.</summary>
    OutOfMemory,

    /// <summary>The conversation does not fit the context.</summary>
    ContextFull,

    /// <summary>A request outside what the engine accepts.</summary>
    InvalidRequest,

    /// <summary>The server or device cannot be reached or refuses; trying again may help.</summary>
    Unavailable,

    /// <summary>No token came in time.</summary>
    Timeout,

    /// <summary>Anything else.</summary>
    Internal,

    /// <summary>The device failed under the model: nothing that is loaded on it can be used any more.</summary>
    DeviceLost,
}
