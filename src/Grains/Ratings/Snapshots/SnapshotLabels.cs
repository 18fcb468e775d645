namespace Arena.Grains.Ratings.Snapshots;

/// <summary>What a snapshot says that does not follow from the votes; taken over as it stands when the snapshot is checked.</summary>
/// <param name="Id">Of the snapshot.</param>
/// <param name="PublishedAt">When; whole seconds.</param>
/// <param name="Software">Version of the program.</param>
/// <param name="Names">Display name, family and variant by contestant; those that have left the catalogue are missing.</param>
internal sealed record SnapshotLabels(
    string Id, DateTimeOffset PublishedAt, string Software, IReadOnlyDictionary<string, (string Name, string Family, string Variant)> Names);
