namespace Arena.EmbeddedBench;

/// <summary>As little work as a grain can have.</summary>
public interface IBenchGrain : IGrainWithStringKey
{
    Task<int> AnswerAsync(int value);

    /// <summary>Calls another grain.</summary>
    Task<int> RelayAsync(string key, int value);

    Task WriteAsync();

    IAsyncEnumerable<int> Count(int end);
}
