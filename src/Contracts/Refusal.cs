namespace Arena.Contracts;

/// <summary>Why a command was refused.</summary>
/// <param name="Code">For code that decides.</param>
/// <param name="Detail">For people who debug a client; never names a contestant.</param>
/// <param name="RetryAfterSeconds">When trying again may help; null when it will not.</param>
[GenerateSerializer, Immutable, Alias("arena.Refusal")]
public sealed record Refusal(
    [property: Id(0)] RefusalCode Code,
    [property: Id(1)] string? Detail = null,
    [property: Id(2)] int? RetryAfterSeconds = null);
