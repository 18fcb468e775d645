using System.Runtime.InteropServices;
using Arena.Inference.LlamaCpp.Native;

namespace Arena.Inference.LlamaCpp.Weights;

/// <summary>A llama_model. It is freed after the last context and the last running tokenisation let go of it.</summary>
internal sealed class ModelHandle : SafeHandle
{
    public ModelHandle(nint model)
        : base(0, ownsHandle: true) => SetHandle(model);

    public override bool IsInvalid => handle == 0;

    /// <summary>Keeps the model alive until the lease is disposed; false when it is already freed.</summary>
    public bool TryUse(out Use use)
    {
        var held = false;
        try
        {
            DangerousAddRef(ref held);
        }
        catch (ObjectDisposedException)
        {
            held = false;
        }

        use = new Use(held ? this : null);
        return held;
    }

    protected override bool ReleaseHandle()
    {
        Llama.FreeModel(handle);
        return true;
    }

    /// <summary>One reference; dispose exactly once.</summary>
    internal readonly struct Use(ModelHandle? model) : IDisposable
    {
        public nint Pointer => model?.handle ?? 0;

        public void Dispose() => model?.DangerousRelease();
    }
}
