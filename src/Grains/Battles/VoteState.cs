using System.Text.Json.Serialization;
using Arena.Contracts.Battles;

namespace Arena.Grains.Battles;

/// <summary>The vote of a battle, as the log has it.</summary>
/// <param name="Sequence">In the log.</param>
/// <param name="Turn">The turn voted on.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Key">First 16 digits of the SHA-256 of its idempotency key.</param>
internal sealed record VoteState(
    [property: JsonPropertyName("n")] long Sequence,
    [property: JsonPropertyName("t")] int Turn,
    [property: JsonPropertyName("v")] Verdict Verdict,
    [property: JsonPropertyName("k")] string Key);
