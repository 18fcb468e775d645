namespace Arena.Inference.LlamaCpp.Decoding;

/// <summary>What llama_decode returns besides 0, and the one error below it that says more than its number.</summary>
internal static class DecodeStatus
{
    public const int NoRoom = 1;
    public const int Aborted = 2;

    /// <summary>The device failed to compute; nothing on it can be trusted to.</summary>
    public const int ComputeFailed = -3;
}
