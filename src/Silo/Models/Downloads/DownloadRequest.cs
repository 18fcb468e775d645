namespace Arena.Silo.Models.Downloads;

/// <summary>A file to fetch.</summary>
/// <param name="Source">Where from.</param>
/// <param name="Target">Where to; until it is whole and verified it is called Target.part.</param>
/// <param name="Bytes">Its size; null where unknown.</param>
/// <param name="Sha256">Its hash in lower-case hexadecimal; null where unknown.</param>
internal sealed record DownloadRequest(Uri Source, string Target, long? Bytes, string? Sha256);
