using Arena.Embedded.Calls;

namespace Arena.Embedded.Activations;

/// <summary>The activations of one stateless worker: a call goes to an idle one, to a new one, or to the least busy one.</summary>
internal sealed class WorkerPool(Func<Activation> create, int limit) : ICallTarget
{
    private readonly Lock _gate = new();
    private readonly List<Activation> _workers = [];

    public bool TryAccept(Call call)
    {
        lock (_gate)
        {
            while (true)
            {
                var worker = Choose();
                if (worker.TryAccept(call))
                {
                    return true;
                }

                _workers.Remove(worker);
            }
        }
    }

    private Activation Choose()
    {
        var idlest = _workers.MinBy(worker => worker.Load);
        if (idlest is not null && (idlest.Load == 0 || _workers.Count >= limit))
        {
            return idlest;
        }

        var hired = create();
        _workers.Add(hired);
        return hired;
    }
}
