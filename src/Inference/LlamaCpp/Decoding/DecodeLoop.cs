using Arena.Inference.LlamaCpp.Prompts;
using Microsoft.Extensions.Logging;

namespace Arena.Inference.LlamaCpp.Decoding;

/// <summary>
/// Continuous batching on one context. Its thread owns the context: every step it takes in new jobs, decodes one token of each
/// running answer together with the next piece of the waiting prompts, and samples. See README.md in LlamaCpp for the invariants.
/// </summary>
internal sealed class DecodeLoop(LoopSettings settings, Vocabulary vocabulary, Func<DecodingContext> createContext, ILogger logger)
{
    private readonly JobQueue _queue = new(settings.MaxWaiting);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the context is allocated; fails with the reason when it cannot be.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Completes when the thread has ended and the context is freed.</summary>
    public Task Ended => _ended.Task;

    public void Start() => new Thread(Run) { IsBackground = true, Name = $"llama {settings.Device}" }.Start();

    /// <inheritdoc cref="JobQueue.Submit"/>
    public void Submit(AnswerJob job) => _queue.Submit(job);

    /// <summary>The reader is gone or no longer wants the answer. Its lane is free after the current step, which ends early if nobody else is in it.</summary>
    public void Abandon(AnswerJob job) => _queue.Abandon(job);

    /// <summary>Ends the thread; answers on their way fail as unavailable.</summary>
    public void Stop() => _queue.Stop();

    private void Run()
    {
        var failure = JobQueue.Unloaded();
        try
        {
            using var context = createContext();
            RunSteps(context);
        }
        catch (Exception unexpected)
        {
            failure = new InferenceException(InferenceError.Internal, "The decoding thread ended.", unexpected);
            if (!_ready.TrySetException(unexpected))
            {
                LibraryLog.LoopFailed(logger, unexpected, settings.Model, settings.Device);
            }
        }

        _queue.FailWaiting(failure);
        _ended.SetResult();
    }

    private void RunSteps(DecodingContext context)
    {
        var running = new RunningJobs(settings, vocabulary, context, logger);
        var failure = JobQueue.Unloaded();
        _queue.Attach(context);
        _ready.SetResult();
        try
        {
            while (_queue.Admit(running))
            {
                Step(context, running);
            }
        }
        catch (Exception unexpected)
        {
            failure = new InferenceException(InferenceError.Internal, "The decoding thread ended.", unexpected);
            throw;
        }
        finally
        {
            _queue.Attach(null);
            running.FailAll(failure);
        }
    }

    private void Step(DecodingContext context, RunningJobs running)
    {
        running.FillBatch();
        if (!_queue.Arm(running.InBatch))
        {
            return;
        }

        settings.Turn.Enter();
        try
        {
            var status = context.Decode();
            _queue.Disarm(running.InBatch);
            if (status == 0)
            {
                running.TakeResults();
            }
            else
            {
                running.Undo(status);
            }
        }
        finally
        {
            settings.Turn.Leave();
        }
    }
}
