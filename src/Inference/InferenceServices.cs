using Arena.Inference.Devices;
using Arena.Inference.LlamaCpp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Arena.Inference;

/// <summary>Registers the engines.</summary>
public static class InferenceServices
{
    /// <summary>Where the settings of the in-process engine are bound from.</summary>
    public const string LlamaSection = "Arena:Llama";

    /// <summary>Adds every <see cref="IInferenceEngine"/> and the <see cref="IDeviceDiscovery"/>. Options are validated at start.</summary>
    public static IServiceCollection AddArenaInference(this IServiceCollection services)
    {
        services.AddOptions<LlamaOptions>().BindConfiguration(LlamaSection).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LlamaOptions>, LlamaOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IInferenceEngine, LlamaEngine>());
        services.TryAddSingleton<IDeviceDiscovery, DeviceDiscovery>();
        return services;
    }
}
