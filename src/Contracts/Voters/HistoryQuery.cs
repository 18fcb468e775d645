namespace Arena.Contracts.Voters;

/// <summary>Which of the own battles to list.</summary>
/// <param name="Text">Part of a prompt, or null for all.</param>
/// <param name="Language">Language code, or null for all.</param>
/// <param name="Page">1 is the newest.</param>
[GenerateSerializer, Immutable, Alias("arena.HistoryQuery")]
public sealed record HistoryQuery([property: Id(0)] string? Text, [property: Id(1)] string? Language, [property: Id(2)] int Page);
