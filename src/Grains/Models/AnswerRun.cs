using System.Runtime.CompilerServices;
using Arena.Contracts.Battles;
using Arena.Contracts.Models;
using Arena.Grains.Catalogue;

namespace Arena.Grains.Models;

/// <summary>
/// One attempt while it waits, runs and for a while after: the text so far and how it ended, for any number of readers.
/// Written by the device's scheduler, read by the model grain. Thread-safe.
/// </summary>
internal sealed class AnswerRun(AnswerCommand command, Contestant contestant, TimeProvider clock) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly TrimmedText _text = new();
    private readonly CancellationTokenSource _ended = new();
    private TaskCompletionSource _changed = NewSignal();
    private AnswerProgress _progress = new(0, 1, 0);
    private AnswerFinished? _finished;
    private DateTimeOffset _lastRead = clock.GetUtcNow();
    private int _readers;

    public AnswerCommand Command { get; } = command;

    public Contestant Contestant { get; } = contestant;

    /// <summary>Cancelled when the voter stops the answer, when nobody reads it, or when a higher attempt replaces it.</summary>
    public CancellationToken Ended => _ended.Token;

    public bool IsFinished
    {
        get
        {
            lock (_gate)
            {
                return _finished is not null;
            }
        }
    }

    /// <summary>How long nobody has been reading; zero while somebody is.</summary>
    public TimeSpan Unread(DateTimeOffset now)
    {
        lock (_gate)
        {
            return _readers > 0 ? TimeSpan.Zero : now - _lastRead;
        }
    }

    /// <summary>Asks the attempt to end; what there is of its text stays.</summary>
    public void End() => _ended.Cancel();

    public void Report(AnswerProgress progress)
    {
        lock (_gate)
        {
            if (_finished is null && _progress != progress)
            {
                _progress = progress;
                Signal();
            }
        }
    }

    public void Append(string text)
    {
        lock (_gate)
        {
            if (_finished is null && _text.Append(text))
            {
                Signal();
            }
        }
    }

    /// <summary>Ends the attempt. Without text it failed, whatever the engine says; the first end holds.</summary>
    public AnswerFinished Finish(AnswerFinished finished)
    {
        lock (_gate)
        {
            if (_finished is null)
            {
                var empty = _text.Length == 0 && finished.Status != AnswerStatus.Failed;
                _finished = empty ? finished with { Status = AnswerStatus.Failed, Failure = AnswerFailure.Empty } : finished;
                Signal();
            }

            return _finished;
        }
    }

    /// <summary>Everything after an offset, then what follows, then the end. Text that has gathered comes as one event.</summary>
    public async IAsyncEnumerable<AnswerEvent> ReadAsync(int offset, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        AnswerProgress? told = null;
        Enter();
        try
        {
            while (true)
            {
                var (text, progress, finished, changed) = Look(offset, told);
                if (text is not null)
                {
                    yield return new AnswerDelta(offset, text);
                    offset += text.Length;
                }
                else if (finished is not null)
                {
                    yield return finished;
                    yield break;
                }
                else if (progress is not null)
                {
                    told = progress;
                    yield return progress;
                }
                else
                {
                    await changed.WaitAsync(cancellationToken);
                }
            }
        }
        finally
        {
            Leave();
        }
    }

    public void Dispose() => _ended.Dispose();

    private (string? Text, AnswerProgress? Progress, AnswerFinished? Finished, Task Changed) Look(int offset, AnswerProgress? told)
    {
        lock (_gate)
        {
            var text = _text.After(offset);
            var progress = _text.Length == 0 && _progress != told ? _progress : null;
            return (text, progress, _finished, _changed.Task);
        }
    }

    private void Enter()
    {
        lock (_gate)
        {
            _readers++;
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            _readers--;
            _lastRead = clock.GetUtcNow();
        }
    }

    private void Signal()
    {
        var changed = _changed;
        _changed = NewSignal();
        changed.SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
