using Arena.Contracts.Battles;
using Arena.Contracts.Models;

namespace Arena.Grains.Models;

/// <summary>Times one attempt from the moment its device begins.</summary>
internal sealed class AnswerStopwatch(TimeProvider clock)
{
    private readonly long _start = clock.GetTimestamp();
    private int? _firstText;

    public void FirstText() => _firstText ??= Milliseconds();

    public AnswerFinished Finish(AnswerStatus status, AnswerFailure failure) => new(status, failure, 0, 0, _firstText, Milliseconds());

    private int Milliseconds() => (int)clock.GetElapsedTime(_start).TotalMilliseconds;
}
