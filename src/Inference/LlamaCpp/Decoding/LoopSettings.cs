namespace Arena.Inference.LlamaCpp.Decoding;

/// <summary>What a loop is told once.</summary>
/// <param name="Model">Id for logs.</param>
/// <param name="Device">Name for logs and the thread.</param>
/// <param name="Plan">Sizes of the context.</param>
/// <param name="PromptChunk">Prompt tokens per step while answers run.</param>
/// <param name="MaxWaiting">Jobs that may wait.</param>
/// <param name="Turn">Shared by all loops of the device.</param>
internal sealed record LoopSettings(string Model, string Device, ContextPlan Plan, int PromptChunk, int MaxWaiting, DeviceTurn Turn);
