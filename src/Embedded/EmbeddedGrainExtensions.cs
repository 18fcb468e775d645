using Arena.Embedded.Hosting;
using Arena.Embedded.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Orleans.Storage;

namespace Arena.Embedded;

/// <summary>Adds the grain host to a process.</summary>
public static class EmbeddedGrainExtensions
{
    /// <inheritdoc cref="AddEmbeddedGrains"/>
    public static IHostBuilder UseEmbeddedGrains(this IHostBuilder builder, Action<EmbeddedGrainOptions>? configure = null) =>
        builder.ConfigureServices(services => services.AddEmbeddedGrains(configure));

    /// <inheritdoc cref="AddEmbeddedGrains"/>
    public static IHostApplicationBuilder UseEmbeddedGrains(this IHostApplicationBuilder builder, Action<EmbeddedGrainOptions>? configure = null)
    {
        builder.Services.AddEmbeddedGrains(configure);
        return builder;
    }

    /// <summary>
    /// Adds the host, <see cref="IGrainFactory"/>, <see cref="IClusterClient"/> and <see cref="ILocalSiloDetails"/>. Grain
    /// classes are found by themselves; the clock is the <see cref="TimeProvider"/> among the services. The host starts with the
    /// process, refuses calls before that, and stops by deactivating every grain. May be called again to configure more.
    /// </summary>
    public static IServiceCollection AddEmbeddedGrains(this IServiceCollection services, Action<EmbeddedGrainOptions>? configure = null)
    {
        var options = services.AddOptions<EmbeddedGrainOptions>();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EmbeddedGrainOptions>, EmbeddedGrainOptionsValidator>());
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<EmbeddedRuntime>();
        services.TryAddSingleton<IClusterClient, EmbeddedClient>();
        services.TryAddSingleton<IGrainFactory>(provider => provider.GetRequiredService<IClusterClient>());
        services.TryAddSingleton<ILocalSiloDetails, EmbeddedSiloDetails>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, EmbeddedGrainService>());
        return services;
    }

    /// <summary>Adds a storage that lives as long as the process. States pass through System.Text.Json.</summary>
    public static IServiceCollection AddEmbeddedMemoryStorage(this IServiceCollection services, string storageName) =>
        services.AddKeyedSingleton<IGrainStorage, MemoryGrainStorage>(storageName);
}
