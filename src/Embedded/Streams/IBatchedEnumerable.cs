namespace Arena.Embedded.Streams;

/// <summary>A stream that is pulled in batches.</summary>
internal interface IBatchedEnumerable
{
    int MaxBatchSize { get; set; }
}
