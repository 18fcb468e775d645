using Arena.Embedded;
using Arena.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Arena.Runtime.Tests.Hosting;

/// <summary>A host of its own with a clock that the test moves.</summary>
internal sealed class EmbeddedHost : IAsyncDisposable
{
    private readonly IHost _host;

    public EmbeddedHost(Action<EmbeddedGrainOptions>? configure = null, Action<IServiceCollection>? services = null)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Clock).AddEmbeddedMemoryStorage("store").AddEmbeddedMemoryStorage("slow").AddScoped<Support.ScopedService>();
        services?.Invoke(builder.Services);
        builder.UseEmbeddedGrains(configure);
        _host = builder.Build();
    }

    public ManualTimeProvider Clock { get; } = new();

    public IClusterClient Grains => _host.Services.GetRequiredService<IClusterClient>();

    public IServiceProvider Services => _host.Services;

    public static async Task<EmbeddedHost> StartAsync(Action<EmbeddedGrainOptions>? configure = null, Action<IServiceCollection>? services = null)
    {
        var host = new EmbeddedHost(configure, services);
        await host.StartAsync();
        return host;
    }

    public Task StartAsync() => _host.StartAsync();

    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
