namespace Arena.Contracts.Research;

/// <summary>What to export, and how.</summary>
/// <param name="Kind">What.</param>
/// <param name="Format">Its encoding.</param>
/// <param name="Scrub">Whether personal data is taken out of texts; an operator may want them as they are. Votes hold no text.</param>
[GenerateSerializer, Immutable, Alias("arena.ExportRequest")]
public sealed record ExportRequest(
    [property: Id(0)] ExportKind Kind,
    [property: Id(1)] ExportFormat Format,
    [property: Id(2)] bool Scrub = true);
