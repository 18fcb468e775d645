namespace Orleans;

/// <summary>A grain's state on its way to and from storage.</summary>
public interface IGrainState<T>
{
    T? State { get; set; }

    string? ETag { get; set; }

    bool RecordExists { get; set; }
}
