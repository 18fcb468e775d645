namespace Arena.Embedded.Activations;

/// <summary>
/// Runs the turns of one activation, one at a time, on the thread pool. There is no SynchronizationContext: awaits come
/// back because the turn's Task runs on this scheduler.
/// </summary>
internal sealed class ActivationScheduler(IActivation activation) : TaskScheduler, IThreadPoolWorkItem
{
    // So many turns, and the thread goes to somebody else.
    private const int TurnsPerVisit = 64;

    [ThreadStatic]
    private static ActivationScheduler? t_running;

    // Tasks and turns in the order in which they came.
    private readonly Queue<object> _ready = new();
    private bool _scheduled;

    public static IActivation? CurrentActivation => (Current as ActivationScheduler)?.Activation;

    public IActivation Activation { get; } = activation;

    /// <summary>Queues a turn. Its Task is made on a pool thread, so nothing of the caller's ExecutionContext flows into the grain.</summary>
    public void Post(ITurn turn) => Add(turn);

    /// <inheritdoc cref="Post(ITurn)"/>
    public void Post(Action turn) => Add(turn);

    void IThreadPoolWorkItem.Execute()
    {
        t_running = this;
        var idle = Drain();
        t_running = null;
        if (!idle)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    protected override void QueueTask(Task task) => Add(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && t_running == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_ready)
        {
            return [.. _ready.OfType<Task>()];
        }
    }

    private bool Drain()
    {
        for (var turns = 0; turns < TurnsPerVisit; turns++)
        {
            switch (Take())
            {
                case null:
                    return true;
                case Task continuation:
                    TryExecuteTask(continuation);
                    break;
                case ITurn turn:
                    new Task(static turn => ((ITurn)turn!).Run(), turn, TaskCreationOptions.DenyChildAttach).RunSynchronously(this);
                    break;
                case var action:
                    new Task((Action)action, TaskCreationOptions.DenyChildAttach).RunSynchronously(this);
                    break;
            }
        }

        return false;
    }

    private void Add(object turn)
    {
        lock (_ready)
        {
            _ready.Enqueue(turn);
            if (_scheduled)
            {
                return;
            }

            _scheduled = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    private object? Take()
    {
        lock (_ready)
        {
            _scheduled = _ready.TryDequeue(out var next);
            return next;
        }
    }
}
