namespace Orleans.Runtime;

/// <summary>A running timer of a grain. Disposing it cancels the token of a tick that is running.</summary>
public interface IGrainTimer : IDisposable
{
    void Change(TimeSpan dueTime, TimeSpan period);
}
