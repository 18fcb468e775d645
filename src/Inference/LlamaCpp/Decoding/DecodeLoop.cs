using Arena.Inference.LlamaCpp.Prompts;
using Microsoft.Extensions.Logging;

namespace Arena.Inference.LlamaCpp.Decoding;

/// <summary>
/// Continuous batching on one context. Its thread owns the context: every step it takes in new jobs, decodes one token of each
/// running answer together with the next piece of the waiting prompts, and samples. See README.md in LlamaCpp for the invariants.
/// </summary>
internal sealed class DecodeLoop
{
    private readonly object _gate = new();
    private readonly LinkedList<AnswerJob> _waiting = new();
    private readonly List<AnswerJob> _running = [];
    private readonly List<AnswerJob> _inBatch = [];
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly byte[] _piece = new byte[1024];
    private readonly LoopSettings _settings;
    private readonly Vocabulary _vocabulary;
    private readonly Func<DecodingContext> _createContext;
    private readonly KvSlots _slots;
    private readonly ILogger _logger;
    private DecodingContext? _context;
    private int _wanted;
    private bool _stopping;

    public DecodeLoop(LoopSettings settings, Vocabulary vocabulary, Func<DecodingContext> createContext, ILogger logger)
    {
        (_settings, _vocabulary, _createContext, _logger) = (settings, vocabulary, createContext, logger);
        _slots = new KvSlots(settings.Plan.Cells, settings.Plan.Lanes, settings.Plan.Sequences);
    }

    /// <summary>Completes when the context is allocated; fails with the reason when it cannot be.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Completes when the thread has ended and the context is freed.</summary>
    public Task Ended => _ended.Task;

    public void Start() => new Thread(Run) { IsBackground = true, Name = $"llama {_settings.Device}" }.Start();

    /// <exception cref="InferenceException">Too many wait already, or the model is being unloaded.</exception>
    public void Submit(AnswerJob job)
    {
        lock (_gate)
        {
            if (_stopping)
            {
                throw Unloaded();
            }

            if (_waiting.Count >= _settings.MaxWaiting)
            {
                throw new InferenceException(InferenceError.Unavailable, $"{_waiting.Count} answers wait for this model already.");
            }

            _waiting.AddLast(job);
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>The reader is gone or no longer wants the answer. Its lane is free after the current step, which ends early if nobody else is in it.</summary>
    public void Abandon(AnswerJob job)
    {
        lock (_gate)
        {
            if (job.Abandoned)
            {
                return;
            }

            job.Abandoned = true;
            if (job.Watched && --_wanted == 0)
            {
                _context?.Abort(true);
            }

            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Ends the thread; answers on their way fail as unavailable.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _stopping = true;
            _context?.Abort(true);
            Monitor.Pulse(_gate);
        }
    }

    private static InferenceException Unloaded() => new(InferenceError.Unavailable, "The model was unloaded.");

    private void Run()
    {
        var failure = Unloaded();
        try
        {
            using var context = _createContext();
            Open(context);
            try
            {
                RunSteps(context);
            }
            finally
            {
                Close();
            }
        }
        catch (Exception unexpected)
        {
            failure = new InferenceException(InferenceError.Internal, "The decoding thread ended.", unexpected);
            if (!_ready.TrySetException(unexpected))
            {
                LibraryLog.LoopFailed(_logger, unexpected, _settings.Model, _settings.Device);
            }
        }

        FailAll(failure);
        _ended.SetResult();
    }

    private void Open(DecodingContext context)
    {
        lock (_gate)
        {
            _context = context;
        }

        _ready.SetResult();
    }

    private void Close()
    {
        lock (_gate)
        {
            _context = null;
            _stopping = true;
        }
    }

    private void RunSteps(DecodingContext context)
    {
        while (Admit(context))
        {
            FillBatch(context.Batch);
            Step(context);
        }
    }

    // Waits while there is nothing to do; false when the loop should end.
    private bool Admit(DecodingContext context)
    {
        lock (_gate)
        {
            while (true)
            {
                DropAbandoned(context);
                while (!_stopping && _waiting.First is { } first && TryStart(context, first.Value))
                {
                    _waiting.RemoveFirst();
                }

                if (_stopping || _running.Count > 0)
                {
                    return !_stopping;
                }

                Monitor.Wait(_gate);
            }
        }
    }

    private void DropAbandoned(DecodingContext context)
    {
        for (var node = _waiting.First; node is not null;)
        {
            var next = node.Next;
            if (node.Value.Abandoned)
            {
                node.Value.Dispose();
                _waiting.Remove(node);
            }

            node = next;
        }

        for (var i = _running.Count - 1; i >= 0; i--)
        {
            if (_running[i].Abandoned)
            {
                Retire(context, _running[i], keep: true);
            }
        }
    }

    private bool TryStart(DecodingContext context, AnswerJob job)
    {
        var placement = _slots.TryPlace(job.Session, job.Prompt, job.Prompt.Length + job.MaxTokens);
        if (placement is null)
        {
            return false;
        }

        Forget(context, placement.Evicted);
        if (!context.Remove(placement.Slot.Sequence, placement.Reuse))
        {
            placement.Slot.Truncate(0);
        }

        job.Slot = placement.Slot;
        job.CachedTokens = placement.Slot.Count;
        job.Sampler = new SamplerChain(job.Sampling, _vocabulary.Size);
        _running.Add(job);
        return true;
    }

    // First a token of every running answer, then prompts in order of arrival, in pieces that keep the others' pause short.
    private void FillBatch(BatchBuffer batch)
    {
        batch.Clear();
        _inBatch.Clear();
        foreach (var job in _running)
        {
            if (job.NextToken >= 0)
            {
                job.LogitsIndex = batch.Add(job.NextToken, job.Slot!.Count, job.Slot.Sequence, logits: true);
                job.InBatch = 1;
                _inBatch.Add(job);
            }
        }

        var room = _inBatch.Count > 0 ? Math.Min(batch.Free, _settings.PromptChunk) : batch.Free;
        foreach (var job in _running)
        {
            if (job.NextToken < 0 && room > 0)
            {
                room -= AddPrompt(batch, job, Math.Min(room, job.PromptLeft));
                _inBatch.Add(job);
            }
        }
    }

    private static int AddPrompt(BatchBuffer batch, AnswerJob job, int count)
    {
        var slot = job.Slot!;
        var last = job.Prompt.Length - 1;
        for (var position = slot.Count; position < slot.Count + count; position++)
        {
            var index = batch.Add(job.Prompt[position], position, slot.Sequence, logits: position == last);
            job.LogitsIndex = position == last ? index : -1;
        }

        job.InBatch = count;
        return count;
    }

    private void Step(DecodingContext context)
    {
        if (!Arm(context))
        {
            return;
        }

        _settings.Turn.Enter();
        try
        {
            var status = context.Decode();
            Disarm(context);
            if (status == 0)
            {
                TakeResults(context);
            }
            else
            {
                Undo(context, status);
            }
        }
        finally
        {
            _settings.Turn.Leave();
        }
    }

    // Counts who still wants the batch; false when nobody does.
    private bool Arm(DecodingContext context)
    {
        lock (_gate)
        {
            _wanted = 0;
            foreach (var job in _inBatch)
            {
                job.Watched = !job.Abandoned;
                _wanted += job.Watched ? 1 : 0;
            }

            context.Abort(_stopping);
            return _wanted > 0;
        }
    }

    private void Disarm(DecodingContext context)
    {
        lock (_gate)
        {
            context.Abort(false);
            foreach (var job in _inBatch)
            {
                job.Watched = false;
            }
        }
    }

    private void TakeResults(DecodingContext context)
    {
        foreach (var job in _inBatch)
        {
            if (job.NextToken >= 0)
            {
                job.Slot!.Append(job.NextToken);
            }
            else
            {
                Append(job, job.InBatch);
            }

            if (job.LogitsIndex >= 0)
            {
                Sample(context, job);
            }
        }
    }

    private static void Append(AnswerJob job, int count)
    {
        var slot = job.Slot!;
        for (var i = 0; i < count; i++)
        {
            slot.Append(job.Prompt[slot.Count]);
        }
    }

    private void Sample(DecodingContext context, AnswerJob job)
    {
        var index = job.LogitsIndex;
        job.LogitsIndex = -1;
        if (!context.TrySample(job.Sampler!, index, out var token))
        {
            job.Stream.Fail(new InferenceException(InferenceError.Internal, "The model's output is not numbers; its weights may be damaged."));
            Retire(context, job, keep: false);
            return;
        }

        if (_vocabulary.EndsGeneration(token))
        {
            End(context, job, FinishReason.Stop);
        }
        else if (Accept(job, token) is { } reason)
        {
            End(context, job, reason);
        }
    }

    private FinishReason? Accept(AnswerJob job, int token)
    {
        var length = _vocabulary.Piece(token, _piece);
        if (length >= 0)
        {
            return job.Accept(token, _piece.AsSpan(0, length));
        }

        var large = new byte[-length];
        return job.Accept(token, large.AsSpan(0, _vocabulary.Piece(token, large)));
    }

    private void End(DecodingContext context, AnswerJob job, FinishReason reason)
    {
        job.Finish(reason);
        Retire(context, job, keep: true);
    }

    // The batch left no trace in the slots' books; make the context agree, then fail whom it concerns.
    private void Undo(DecodingContext context, int status)
    {
        foreach (var job in _inBatch)
        {
            job.LogitsIndex = -1;
            if (!context.Remove(job.Slot!.Sequence, job.Slot.Count))
            {
                job.Slot.Truncate(0);
            }
        }

        if (status == DecodeStatus.Aborted || (status == DecodeStatus.NoRoom && Forget(context, _slots.EvictIdle())))
        {
            RestartTruncated(context);
            return;
        }

        LibraryLog.DecodeFailed(_logger, _settings.Model, _settings.Device, status, _inBatch.Count);
        var failure = status == DecodeStatus.NoRoom
            ? new InferenceException(InferenceError.ContextFull, "There was no room in the model's KV memory.")
            : new InferenceException(InferenceError.Internal, $"Decoding failed with status {status}.");
        foreach (var job in _inBatch)
        {
            job.Stream.Fail(failure);
            Retire(context, job, keep: false);
        }
    }

    // A recurrent memory can only be emptied, so an answer that was under way cannot go on from where it was.
    private void RestartTruncated(DecodingContext context)
    {
        foreach (var job in _inBatch)
        {
            if (job.NextToken >= 0 && job.Slot!.Count < job.Prompt.Length + job.AnswerTokens - 1)
            {
                job.Stream.Fail(new InferenceException(InferenceError.Unavailable, "The step was interrupted and the model cannot resume."));
                Retire(context, job, keep: false);
            }
        }
    }

    private void Retire(DecodingContext context, AnswerJob job, bool keep)
    {
        _running.Remove(job);
        var slot = job.Slot!;
        if (!keep)
        {
            slot.Session = "";
        }

        _slots.Release(slot);
        if (slot.Count == 0)
        {
            context.Remove(slot.Sequence, 0);
        }

        job.Dispose();
    }

    private static bool Forget(DecodingContext context, IReadOnlyList<KvSlot> slots)
    {
        foreach (var slot in slots)
        {
            context.Remove(slot.Sequence, 0);
        }

        return slots.Count > 0;
    }

    // Nothing joins any more once the loop is stopping.
    private void FailAll(InferenceException failure)
    {
        Close();
        foreach (var job in _running.Concat(_waiting))
        {
            job.Stream.Fail(failure);
            job.Dispose();
        }

        _running.Clear();
        _waiting.Clear();
    }
}
