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
        // Nobody else moves the clock any more, and a test that failed may have left calls running.
        var stopping = _host.StopAsync();
        while (!stopping.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await stopping;
        _host.Dispose();
    }
}
