namespace Arena.Runtime.Tests.Grains;

/// <summary>Fails in every way, and calls others that do.</summary>
public interface IFailingGrain : IGrainWithStringKey
{
    Task FailLaterAsync();

    Task FailAtOnceAsync();

    Task FailMarkedAsync();

    Task FailUnmarkedAsync();

    Task FailUnmarkedInsideAsync();

    ValueTask<int> FailInValueTaskAsync();

    ValueTask<int> ValueTaskAsync(int value);

    ValueTask EmptyValueTaskAsync();

    Task CallFailMarkedAsync(string key);

    /// <summary>Calls the grain with that key, which calls this one back.</summary>
    [ResponseTimeout("00:00:01")]
    Task CallInCircleAsync(string key);

    [ResponseTimeout("00:00:01")]
    Task CallBackAsync(string key);

    [ResponseTimeout("00:00:01")]
    Task CallItselfAsync();

    [ResponseTimeout("00:00:01")]
    Task AnswerAsync();
}
