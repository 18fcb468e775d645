namespace Arena.Inference.LlamaCpp.Native;

/// <summary>enum ggml_backend_dev_type.</summary>
internal enum GgmlDeviceType
{
    Cpu = 0,
    Gpu = 1,
    IntegratedGpu = 2,
    Accelerator = 3,
    Meta = 4,
}
