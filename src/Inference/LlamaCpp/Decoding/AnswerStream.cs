using System.Buffers;
using System.Threading.Tasks.Sources;

namespace Arena.Inference.LlamaCpp.Decoding;

/// <summary>
/// Carries one answer from the decoding thread to its one reader. Writing never waits: a slow reader finds more text
/// in its next chunk, a gone one leaves at most one answer's text behind.
/// </summary>
internal sealed class AnswerStream : IValueTaskSource, IThreadPoolWorkItem
{
    private readonly Lock _gate = new();
    private ManualResetValueTaskSourceCore<bool> _signal;
    private char[] _text = ArrayPool<char>.Shared.Rent(256);
    private int _count;
    private bool _waiting;
    private bool _closed;
    private GenerationFinished? _finished;
    private Exception? _failure;

    /// <summary>Appends text; ignored once the stream has ended.</summary>
    public void Write(ReadOnlySpan<char> text)
    {
        lock (_gate)
        {
            if (_closed || _finished is not null || _failure is not null || text.IsEmpty)
            {
                return;
            }

            Reserve(text.Length);
            text.CopyTo(_text.AsSpan(_count));
            _count += text.Length;
            Wake();
        }
    }

    /// <summary>Ends the answer; the first end counts.</summary>
    public void Finish(GenerationFinished finished)
    {
        lock (_gate)
        {
            _finished ??= _failure is null ? finished : null;
            Wake();
        }
    }

    /// <summary>Ends the answer with an exception for the reader; the first end counts.</summary>
    public void Fail(Exception failure)
    {
        lock (_gate)
        {
            _failure ??= _finished is null ? failure : null;
            Wake();
        }
    }

    /// <summary>The next chunk, or null when the reader has to wait. Throws what the answer failed with, after its text.</summary>
    public GenerationChunk? Take()
    {
        lock (_gate)
        {
            if (_failure is OperationCanceledException)
            {
                throw _failure;
            }

            if (_count > 0)
            {
                var text = new string(_text, 0, _count);
                _count = 0;
                return new GenerationText(text);
            }

            return _failure is null ? _finished : throw _failure;
        }
    }

    /// <summary>Completes when <see cref="Take"/> has something. One waiter at a time.</summary>
    public ValueTask WaitAsync()
    {
        lock (_gate)
        {
            if (_count > 0 || _finished is not null || _failure is not null)
            {
                return ValueTask.CompletedTask;
            }

            _signal.Reset();
            _waiting = true;
            return new ValueTask(this, _signal.Version);
        }
    }

    /// <summary>The reader is gone: later text is dropped and the buffer given back.</summary>
    public void Close()
    {
        lock (_gate)
        {
            if (!_closed)
            {
                _closed = true;
                _count = 0;
                ArrayPool<char>.Shared.Return(_text);
                _text = [];
            }
        }
    }

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _signal.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _signal.OnCompleted(continuation, state, token, flags);

    void IValueTaskSource.GetResult(short token) => _signal.GetResult(token);

    /// <summary>On a thread of the pool: the reader goes on here.</summary>
    void IThreadPoolWorkItem.Execute() => _signal.SetResult(true);

    // Queued as itself, the stream needs no further object per wake-up, of which there is one per token.
    private void Wake()
    {
        if (_waiting)
        {
            _waiting = false;
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    private void Reserve(int more)
    {
        if (_count + more > _text.Length)
        {
            var larger = ArrayPool<char>.Shared.Rent(Math.Max(_count + more, _text.Length * 2));
            _text.AsSpan(0, _count).CopyTo(larger);
            ArrayPool<char>.Shared.Return(_text);
            _text = larger;
        }
    }
}
