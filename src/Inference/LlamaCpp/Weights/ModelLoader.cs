using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Arena.Inference.LlamaCpp.Native;

namespace Arena.Inference.LlamaCpp.Weights;

/// <summary>Loads weights from a file that was checked before.</summary>
internal static unsafe class ModelLoader
{
    /// <summary>Blocks until loaded; meant for a thread of its own.</summary>
    /// <param name="path">A GGUF file.</param>
    /// <param name="gpu">The library's device, or 0 for the CPU.</param>
    /// <param name="progress">Receives 0 to 1; may be null.</param>
    /// <param name="cancellationToken">Ends the load at the next tensor.</param>
    /// <exception cref="InferenceException">The library refused the file; the message holds its reason.</exception>
    public static ModelHandle Load(string path, nint gpu, IProgress<float>? progress, CancellationToken cancellationToken) =>
        Load(path, gpu, vocabularyOnly: false, progress, cancellationToken);

    /// <summary>Loads what tokenising needs: the vocabulary and the metadata, no weights.</summary>
    /// <exception cref="InferenceException">The library refused the file; the message holds its reason.</exception>
    public static ModelHandle LoadVocabulary(string path, CancellationToken cancellationToken) =>
        Load(path, gpu: 0, vocabularyOnly: true, progress: null, cancellationToken);

    private static ModelHandle Load(string path, nint gpu, bool vocabularyOnly, IProgress<float>? progress, CancellationToken cancellationToken)
    {
        var watch = GCHandle.Alloc(new Watch(progress, cancellationToken));
        NativeLog.BeginCapture();
        nint model;
        string reason;
        try
        {
            // A list without an entry keeps GPUs out of it.
            var devices = stackalloc nint[] { gpu, 0 };
            var parameters = Llama.DefaultModelParams();
            parameters.Devices = devices;
            parameters.NGpuLayers = gpu == 0 ? 0 : -1;
            parameters.SplitMode = 0;
            parameters.LoadMode = gpu == 0 ? LlamaLoadMode.Read : LlamaLoadMode.Auto;
            parameters.VocabOnly = vocabularyOnly ? (byte)1 : (byte)0;
            parameters.ProgressCallback = &Report;
            parameters.ProgressUserData = GCHandle.ToIntPtr(watch);
            model = Llama.LoadModel(path, parameters);
        }
        finally
        {
            reason = NativeLog.EndCapture();
            watch.Free();
        }

        cancellationToken.ThrowIfCancellationRequestedAfter(model);
        return model != 0
            ? new ModelHandle(model)
            : throw new InferenceException(InferenceError.FileInvalid, $"llama.cpp cannot load {Path.GetFileName(path)}: {reason}");
    }

    private static void ThrowIfCancellationRequestedAfter(this CancellationToken cancellationToken, nint model)
    {
        if (cancellationToken.IsCancellationRequested && model != 0)
        {
            Llama.FreeModel(model);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static byte Report(float share, nint userData)
    {
        try
        {
            return GCHandle.FromIntPtr(userData).Target is Watch watch && watch.Report(share) ? (byte)1 : (byte)0;
        }
        catch (Exception)
        {
            return 0;
        }
    }

    private sealed class Watch(IProgress<float>? progress, CancellationToken cancellationToken)
    {
        public bool Report(float share)
        {
            progress?.Report(Math.Clamp(share, 0, 1));
            return !cancellationToken.IsCancellationRequested;
        }
    }
}
