using System.Runtime.CompilerServices;
using Arena.Contracts.Battles;
using Arena.Contracts.Models;
using Arena.Grains.Catalogue;
using Arena.Grains.Storage.Sql;

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
    private bool _abandoned;
    private int _readers;

    public AnswerCommand Command { get; } = command;

    public Contestant Contestant { get; } = contestant;

    /// <summary>Cancelled when the attempt is stopped or abandoned.</summary>
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

    /// <summary>Whether the model has said anything yet.</summary>
    public bool HasText
    {
        get
        {
            lock (_gate)
            {
                return _text.Length > 0;
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

    /// <summary>The voter wants the attempt to end; what there is of its text counts.</summary>
    public void Stop() => _ended.Cancel();

    /// <summary>
    /// Nobody wants the attempt any more, or its device goes. Half an answer is nobody's answer: its readers hear that the attempt is
    /// unknown. One that has finished stays as it is.
    /// </summary>
    public void Abandon()
    {
        lock (_gate)
        {
            if (_finished is not null || _abandoned)
            {
                return;
            }

            _abandoned = true;
            Signal();
        }

        _ended.Cancel();
    }

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
            if (_finished is null && _text.Append(StoredText.Clean(text)))
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
                var (text, progress, end, changed) = Look(offset, told);
                if (text is not null)
                {
                    yield return new AnswerDelta(offset, text);
                    offset += text.Length;
                }
                else if (end is not null)
                {
                    yield return end;
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

    private (string? Text, AnswerProgress? Progress, AnswerEvent? End, Task Changed) Look(int offset, AnswerProgress? told)
    {
        lock (_gate)
        {
            if (_abandoned)
            {
                return (null, null, new AnswerUnknown(), _changed.Task);
            }

            var progress = _text.Length == 0 && _progress != told ? _progress : null;
            return (_text.After(offset), progress, _finished, _changed.Task);
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
