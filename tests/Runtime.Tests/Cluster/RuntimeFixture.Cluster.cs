using System.Net;
using Arena.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

#pragma warning disable IDE0130 // One class, two editions.
namespace Arena.Runtime.Tests.Support;

/// <summary>Two silos and a client outside of both, on loopback: everything between them is serialised.</summary>
public sealed partial class RuntimeFixture
{
    private readonly List<IHost> _hosts = [];

    public partial IGrainFactory Grains => _hosts[^1].Services.GetRequiredService<IClusterClient>();

    public async partial ValueTask InitializeAsync()
    {
        var ports = LoopbackPorts.Free(4);
        var primary = new IPEndPoint(IPAddress.Loopback, ports[0]);
        await StartAsync(Silo(primary, ports[0], ports[2]));
        await StartAsync(Silo(primary, ports[1], ports[3]));
        await StartAsync(Client(ports[2], ports[3]));
    }

    public async partial ValueTask DisposeAsync()
    {
        foreach (var host in Enumerable.Reverse(_hosts))
        {
            await host.StopAsync();
            host.Dispose();
        }
    }

    private static IHost Silo(IPEndPoint primary, int port, int gateway) => Quiet()
        .UseOrleans(silo => silo
            .UseLocalhostClustering(port, gateway, primary)
            .Configure<SiloMessagingOptions>(options => options.ResponseTimeout = ResponseTimeout)
            .AddMemoryGrainStorage("store"))
        .ConfigureServices(services => services
            .AddSingleton<IIncomingGrainCallFilter, OuterFilter>()
            .AddSingleton<IIncomingGrainCallFilter, InnerFilter>()
            .AddScoped<ScopedService>())
        .Build();

    private static IHost Client(params int[] gateways) => Quiet()
        .UseOrleansClient(client => client
            .UseLocalhostClustering(gateways)
            .Configure<ClientMessagingOptions>(options => options.ResponseTimeout = ResponseTimeout))
        .Build();

    private static IHostBuilder Quiet() =>
        Host.CreateDefaultBuilder().ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Error));

    private async Task StartAsync(IHost host)
    {
        _hosts.Add(host);
        await host.StartAsync();
    }
}
