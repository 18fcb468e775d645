using Arena.Embedded;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Arena.Runtime.Tests.Support;

public sealed partial class RuntimeFixture
{
    private readonly IHost _host = Host.CreateDefaultBuilder()
        .UseEmbeddedGrains(options => options.ResponseTimeout = ResponseTimeout)
        .ConfigureServices(services => services
            .AddEmbeddedMemoryStorage("store")
            .AddEmbeddedMemoryStorage("slow")
            .AddSingleton<IIncomingGrainCallFilter, OuterFilter>()
            .AddSingleton<IIncomingGrainCallFilter, InnerFilter>()
            .AddScoped<ScopedService>())
        .Build();

    public partial IGrainFactory Grains => _host.Services.GetRequiredService<IClusterClient>();

    public async partial ValueTask InitializeAsync() => await _host.StartAsync();

    public async partial ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
