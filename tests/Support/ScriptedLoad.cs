using Arena.Inference;

namespace Arena.Support;

/// <summary>One load of a scripted contestant's weights, while <see cref="ScriptedEngine.HoldLoads"/> is on. The test moves it on.</summary>
public sealed class ScriptedLoad(string contestant, DeviceSpec device, IProgress<float>? progress)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Catalogue id of the contestant, without the hash.</summary>
    public string Contestant { get; } = contestant;

    public DeviceSpec Device { get; } = device;

    internal Task Done => _done.Task;

    public void Report(float share) => progress?.Report(share);

    public void Finish() => _done.TrySetResult();

    public void Fail(InferenceError error = InferenceError.FileInvalid) =>
        Break(new InferenceException(error, "The script says so."));

    /// <summary>Ends the load with an exception that no engine should throw.</summary>
    public void Break(Exception exception) => _done.TrySetException(exception);
}
