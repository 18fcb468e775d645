namespace Arena.Silo.Models.Downloads;

/// <summary>How far a download is.</summary>
/// <param name="Bytes">There already.</param>
/// <param name="Total">Of so many; null where the server does not say.</param>
/// <param name="Waiting">Why the next try waits; null while bytes come.</param>
internal sealed record DownloadProgress(long Bytes, long? Total, string? Waiting = null);
