using Arena.Contracts.Models;

namespace Arena.Grains.Models;

/// <summary>What a contestant takes of a device's memory.</summary>
/// <param name="Contestant">Which one.</param>
/// <param name="WeightBytes">Held once per memory, however many devices use them.</param>
/// <param name="ContextBytes">KV memory and buffers, on every device anew.</param>
internal readonly record struct ModelNeed(ContestantId Contestant, long WeightBytes, long ContextBytes);
