namespace Arena.Embedded.Streams;

/// <summary>A running enumeration, seen from its activation.</summary>
internal interface IGrainStream
{
    /// <summary>The activation ends: the reader is told, the enumerator disposed. Runs in a turn.</summary>
    Task AbortAsync();
}
