using Arena.Inference.Devices;
using Arena.Inference.LlamaCpp.Native;

namespace Arena.Inference.LlamaCpp.Decoding;

/// <summary>
/// A persistent pool of a context's CPU threads; without one the library starts threads at every step. Its threads sleep
/// between steps instead of spinning, so that an idle context costs nothing.
/// </summary>
internal sealed unsafe class Threadpool : IDisposable
{
    private readonly delegate* unmanaged[Cdecl]<nint, void> _free;
    private nint _pool;

    /// <param name="threads">The creating thread is one of them.</param>
    /// <param name="cores">Where they stay; null anywhere.</param>
    public Threadpool(int threads, CoreSet? cores)
    {
        var registry = Ggml.RegistryByName("CPU");
        var create = (delegate* unmanaged[Cdecl]<GgmlThreadpoolParams*, nint>)Ggml.ProcAddress(registry, "ggml_threadpool_new");
        _free = (delegate* unmanaged[Cdecl]<nint, void>)Ggml.ProcAddress(registry, "ggml_threadpool_free");
        GgmlThreadpoolParams parameters;
        Ggml.InitThreadpoolParams(&parameters, threads);
        parameters.Poll = 0;
        foreach (var core in cores?.Numbers ?? [])
        {
            parameters.CpuMask[core] = 1;
        }

        _pool = create(&parameters);
    }

    public nint Pointer => _pool;

    public void Dispose()
    {
        if (_pool != 0)
        {
            _free(_pool);
            _pool = 0;
        }
    }
}
