namespace Arena.Inference.LlamaCpp.Decoding;

/// <summary>
/// The border between callers and the decoding thread: who waits, who left, and whether the step under way is still wanted.
/// Everything in it is under one lock.
/// </summary>
internal sealed class JobQueue(int maxWaiting)
{
    private readonly object _gate = new();
    private readonly LinkedList<AnswerJob> _waiting = new();
    private DecodingContext? _context;
    private int _wanted;
    private bool _stopping;

    /// <exception cref="InferenceException">Too many wait already, or the model is being unloaded.</exception>
    public void Submit(AnswerJob job)
    {
        lock (_gate)
        {
            if (_stopping)
            {
                throw Unloaded();
            }

            if (_waiting.Count >= maxWaiting)
            {
                throw new InferenceException(InferenceError.Unavailable, $"{_waiting.Count} answers wait for this model already.");
            }

            _waiting.AddLast(job);
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Nobody wants the answer any more. Ends the step under way if nobody else is in it.</summary>
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

    /// <summary>Nothing joins any more, and the step under way ends.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _stopping = true;
            _context?.Abort(true);
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>The context whose steps are to be ended; null takes it away before it is freed, and nothing joins any more.</summary>
    public void Attach(DecodingContext? context)
    {
        lock (_gate)
        {
            _context = context;
            _stopping |= context is null;
        }
    }

    /// <summary>Drops who left, starts who waits in order of arrival, and waits while there is nothing to do. False when the loop should end.</summary>
    public bool Admit(RunningJobs running)
    {
        lock (_gate)
        {
            while (true)
            {
                DropAbandoned();
                running.DropAbandoned();
                while (!_stopping && _waiting.First is { } first && running.TryStart(first.Value))
                {
                    _waiting.RemoveFirst();
                }

                if (_stopping || running.Count > 0)
                {
                    return !_stopping;
                }

                Monitor.Wait(_gate);
            }
        }
    }

    /// <summary>Before a step: counts who wants it; false when nobody does.</summary>
    public bool Arm(IReadOnlyList<AnswerJob> batch)
    {
        lock (_gate)
        {
            _wanted = 0;
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].Watched = !batch[i].Abandoned;
                _wanted += batch[i].Watched ? 1 : 0;
            }

            _context?.Abort(_stopping);
            return _wanted > 0;
        }
    }

    /// <summary>After a step.</summary>
    public void Disarm(IReadOnlyList<AnswerJob> batch)
    {
        lock (_gate)
        {
            _context?.Abort(false);
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].Watched = false;
            }
        }
    }

    /// <summary>Fails everyone who still waits; nothing joins any more.</summary>
    public void FailWaiting(InferenceException failure)
    {
        Attach(null);
        foreach (var job in _waiting)
        {
            job.Stream.Fail(failure);
            job.Dispose();
        }

        _waiting.Clear();
    }

    public static InferenceException Unloaded() => new(InferenceError.Unavailable, "The model was unloaded.");

    private void DropAbandoned()
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
    }
}
