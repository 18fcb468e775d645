namespace Arena.Embedded.Streams;

/// <summary>What one pull brought.</summary>
internal sealed record Batch<T>(List<T> Items, bool IsLast);
