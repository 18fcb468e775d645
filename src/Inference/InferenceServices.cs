using Arena.Inference.Devices;
using Arena.Inference.LlamaCpp;
using Arena.Inference.OpenAi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Arena.Inference;

/// <summary>Registers the engines.</summary>
public static class InferenceServices
{
    /// <summary>Where the settings of the in-process engine are bound from.</summary>
    public const string LlamaSection = "Arena:Llama";

    /// <summary>Where the settings for remote servers are bound from.</summary>
    public const string OpenAiSection = "Arena:OpenAi";

    /// <summary>Adds every <see cref="IInferenceEngine"/> and the <see cref="IDeviceDiscovery"/>. Options are validated at start.</summary>
    public static IServiceCollection AddArenaInference(this IServiceCollection services)
    {
        services.AddOptions<LlamaOptions>().BindConfiguration(LlamaSection).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LlamaOptions>, LlamaOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IInferenceEngine, LlamaEngine>());
        services.TryAddSingleton<IModelInspector, ModelInspector>();
        services.AddOptions<OpenAiOptions>().BindConfiguration(OpenAiSection).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OpenAiOptions>, OpenAiOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IInferenceEngine, OpenAiEngine>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<INativeSurface, NativeSurface>();
        services.TryAddSingleton(_ => MachineFacts.Read());
        services.TryAddSingleton<IDeviceDiscovery, DeviceDiscovery>();
        return services;
    }
}
