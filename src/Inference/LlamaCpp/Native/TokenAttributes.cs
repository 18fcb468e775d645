namespace Arena.Inference.LlamaCpp.Native;

/// <summary>enum llama_token_attr.</summary>
[Flags]
internal enum TokenAttributes
{
    None = 0,
    Unknown = 1,
    Unused = 2,
    Normal = 4,
    Control = 8,
    UserDefined = 16,
    Byte = 32,
    Normalized = 64,
    LeftStrip = 128,
    RightStrip = 256,
    SingleWord = 512,
}
