using Arena.Inference.LlamaCpp.Prompts;
using Microsoft.Extensions.Logging;

namespace Arena.Inference.LlamaCpp.Decoding;

/// <summary>The answers that have a lane, and what each step does to them. Belongs to the decoding thread.</summary>
internal sealed class RunningJobs(LoopSettings settings, Vocabulary vocabulary, DecodingContext context, ILogger logger)
{
    private readonly List<AnswerJob> _jobs = [];
    private readonly List<AnswerJob> _inBatch = [];
    private readonly byte[] _piece = new byte[1024];
    private readonly KvSlots _slots = new(settings.Plan.Cells, settings.Plan.Lanes, settings.Plan.Sequences);

    public int Count => _jobs.Count;

    /// <summary>The books of the KV memory, for tests that compare them with the library's.</summary>
    public IReadOnlyList<KvSlot> Slots => _slots.All;

    /// <summary>Who is in the batch that was filled last.</summary>
    public IReadOnlyList<AnswerJob> InBatch => _inBatch;

    /// <summary>Gives a job a lane; false when there is none.</summary>
    public bool TryStart(AnswerJob job)
    {
        var placement = _slots.TryPlace(job.Session, job.Prompt, job.Prompt.Length + job.MaxTokens);
        if (placement is null)
        {
            return false;
        }

        Forget(placement.Evicted);
        CutBack(placement.Slot);
        job.Slot = placement.Slot;
        job.CachedTokens = placement.Slot.Count;
        job.Sampler = new SamplerChain(job.Sampling, vocabulary.Size);
        _jobs.Add(job);
        return true;
    }

    public void DropAbandoned()
    {
        for (var i = _jobs.Count - 1; i >= 0; i--)
        {
            if (_jobs[i].Abandoned)
            {
                Retire(_jobs[i], keep: true);
            }
        }
    }

    public void FillBatch() => BatchFiller.Fill(context.Batch, _jobs, _inBatch, settings.PromptChunk);

    /// <summary>The step succeeded: its tokens are in KV memory, and answers go on by one token.</summary>
    public void TakeResults()
    {
        foreach (var job in _inBatch)
        {
            var slot = job.Slot!;
            for (var i = 0; i < job.InBatch; i++)
            {
                slot.Append(job.NextToken >= 0 ? job.NextToken : job.Prompt[slot.Count]);
            }

            if (job.LogitsIndex >= 0)
            {
                Sample(job);
            }
        }
    }

    /// <summary>The step failed and left no trace in the slots' books; makes the context agree, then fails whom it concerns.</summary>
    public void Undo(int status)
    {
        foreach (var job in _inBatch)
        {
            job.LogitsIndex = -1;
            CutBack(job.Slot!);
        }

        if (status == DecodeStatus.Aborted || (status == DecodeStatus.NoRoom && Forget(_slots.EvictIdle())))
        {
            FailWhatCannotResume();
            return;
        }

        LibraryLog.DecodeFailed(logger, settings.Model, settings.Device, status, _inBatch.Count);
        var failure = status == DecodeStatus.NoRoom
            ? new InferenceException(InferenceError.ContextFull, "There was no room in the model's KV memory.")
            : new InferenceException(
                status == DecodeStatus.ComputeFailed ? InferenceError.DeviceLost : InferenceError.Internal, $"Decoding failed with status {status}.");
        _inBatch.ForEach(job => Fail(job, failure));
    }

    public void FailAll(InferenceException failure)
    {
        foreach (var job in _jobs)
        {
            job.Stream.Fail(failure);
            job.Dispose();
        }

        _jobs.Clear();
    }

    private void Sample(AnswerJob job)
    {
        var index = job.LogitsIndex;
        job.LogitsIndex = -1;
        if (!context.TrySample(job.Sampler!, index, out var token))
        {
            Fail(job, new InferenceException(InferenceError.Internal, "The model's output is not numbers; its weights may be damaged."));
            return;
        }

        var end = vocabulary.EndsGeneration(token) ? FinishReason.Stop : Accept(job, token);
        if (end is { } reason)
        {
            job.Finish(reason);
            Retire(job, keep: true);
        }
    }

    private FinishReason? Accept(AnswerJob job, int token)
    {
        var length = vocabulary.Piece(token, _piece);
        if (length >= 0)
        {
            return job.Accept(token, _piece.AsSpan(0, length));
        }

        var large = new byte[-length];
        return job.Accept(token, large.AsSpan(0, vocabulary.Piece(token, large)));
    }

    // A recurrent memory can only be emptied, so an answer that was under way cannot go on from where it was.
    private void FailWhatCannotResume()
    {
        foreach (var job in _inBatch)
        {
            if (job.NextToken >= 0 && job.Slot!.Count < job.Prompt.Length + job.AnswerTokens - 1)
            {
                Fail(job, new InferenceException(InferenceError.Unavailable, "The step was interrupted and the model cannot resume."));
            }
        }
    }

    private void Fail(AnswerJob job, InferenceException failure)
    {
        job.Stream.Fail(failure);
        Retire(job, keep: false);
    }

    private void Retire(AnswerJob job, bool keep)
    {
        _jobs.Remove(job);
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

    private void CutBack(KvSlot slot)
    {
        if (!context.Remove(slot.Sequence, slot.Count))
        {
            slot.Truncate(0);
        }
    }

    private bool Forget(IReadOnlyList<KvSlot> slots)
    {
        foreach (var slot in slots)
        {
            context.Remove(slot.Sequence, 0);
        }

        return slots.Count > 0;
    }
}
