namespace Arena.Inference.LlamaCpp.Decoding;

/// <summary>What llama_decode returns besides 0 and errors below it.</summary>
internal static class DecodeStatus
{
    public const int NoRoom = 1;
    public const int Aborted = 2;
}
